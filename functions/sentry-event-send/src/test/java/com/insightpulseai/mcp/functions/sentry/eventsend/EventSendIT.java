package com.insightpulseai.mcp.functions.sentry.eventsend;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class EventSendIT extends EventSendTest {
}
