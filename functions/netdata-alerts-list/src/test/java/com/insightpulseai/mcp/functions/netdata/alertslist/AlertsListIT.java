package com.insightpulseai.mcp.functions.netdata.alertslist;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class AlertsListIT extends AlertsListTest {
}
