/**
 * Calls of an agent that run concurrently and may fail one by one.
 */
package com.insightpulseai.mcp.agents.call;
