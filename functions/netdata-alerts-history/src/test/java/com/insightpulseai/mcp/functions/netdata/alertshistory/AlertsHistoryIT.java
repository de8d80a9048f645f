package com.insightpulseai.mcp.functions.netdata.alertshistory;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class AlertsHistoryIT extends AlertsHistoryTest {
}
