package com.insightpulseai.mcp.functions.sentry.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class SentryHealthToolIT extends SentryHealthToolTest {
}
