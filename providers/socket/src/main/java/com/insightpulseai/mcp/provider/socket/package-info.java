/**
 * Socket: its client, its health check and the session of a tool call. The session passes each question to the package of
 * its subject. Only this package is known to the hub and to the functions that ask several providers.
 */
package com.insightpulseai.mcp.provider.socket;
