/**
 * Findings and alerts: those of a scan, those of the organization, and the cursors of both lists. A cursor is text that a
 * caller hands back, so it is checked like any other input.
 */
package com.insightpulseai.mcp.provider.socket.finding;
