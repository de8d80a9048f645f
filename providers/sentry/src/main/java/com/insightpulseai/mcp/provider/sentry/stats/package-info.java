/**
 * Numbers of events by category and outcome.
 */
package com.insightpulseai.mcp.provider.sentry.stats;
