/**
 * Sentry: its client, its health check and the session of a tool call, with the projects that a call may name. Events are
 * sent by another client, in the package {@code intake}.
 */
package com.insightpulseai.mcp.provider.sentry;
