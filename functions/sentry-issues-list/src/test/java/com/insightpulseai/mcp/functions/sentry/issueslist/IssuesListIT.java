package com.insightpulseai.mcp.functions.sentry.issueslist;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class IssuesListIT extends IssuesListTest {
}
