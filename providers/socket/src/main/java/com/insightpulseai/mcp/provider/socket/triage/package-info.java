/**
 * Decisions about alerts. Socket's response does not show whether it took a decision over, so each is looked up.
 */
package com.insightpulseai.mcp.provider.socket.triage;
