/**
 * Triage of an incident: what happened on the machines around the latest event of an issue.
 */
package com.insightpulseai.mcp.agents.incident;
