/**
 * Sending events by a project's DSN. This is another API than the rest, with a key, a host and limits of its own.
 */
package com.insightpulseai.mcp.provider.sentry.intake;
