package com.insightpulseai.mcp.functions.sentry.issueupdate;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class IssueUpdateIT extends IssueUpdateTest {
}
