/**
 * Reports of agents, and their forms for terminals, chats and programs.
 */
package com.insightpulseai.mcp.agents.report;
