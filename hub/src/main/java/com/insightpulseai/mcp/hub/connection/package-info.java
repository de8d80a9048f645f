/**
 * Bounds for clients of the hub, which has no gateway before it: connections, idle ones, and clients that do not read.
 */
package com.insightpulseai.mcp.hub.connection;
