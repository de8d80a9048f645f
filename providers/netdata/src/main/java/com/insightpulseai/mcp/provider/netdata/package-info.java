/**
 * Netdata: its client, its health check and the session of a tool call. A session asks either an Agent or Netdata Cloud,
 * and its answers have the same terms whichever it is.
 */
package com.insightpulseai.mcp.provider.netdata;
