/**
 * Sentry as tests want it, by WireMock. Tests of its tools and of its client share it.
 */
package com.insightpulseai.mcp.provider.sentry.stub;
