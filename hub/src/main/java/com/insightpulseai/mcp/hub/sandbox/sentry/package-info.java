/**
 * A simulated Sentry with issues, statistics and an intake for events.
 */
package com.insightpulseai.mcp.hub.sandbox.sentry;
