/**
 * The program with all agents as its commands.
 */
package com.insightpulseai.mcp.agents;
