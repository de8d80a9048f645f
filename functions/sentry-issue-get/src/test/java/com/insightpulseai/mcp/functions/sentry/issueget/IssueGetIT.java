package com.insightpulseai.mcp.functions.sentry.issueget;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class IssueGetIT extends IssueGetTest {
}
