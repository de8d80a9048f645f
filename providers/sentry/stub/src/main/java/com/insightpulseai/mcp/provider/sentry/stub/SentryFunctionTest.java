package com.insightpulseai.mcp.provider.sentry.stub;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.testing.FunctionTest;

/** A tool of a stub of Sentry, which each test has to itself. All requests have to keep to its description. */
public abstract class SentryFunctionTest extends FunctionTest {

    /** Set by {@link WireMockSentry}. */
    protected SentryStub sentry;

    /** As {@link FunctionTest#FunctionTest}. */
    protected SentryFunctionTest(String tool, String role, Map<String, String> secrets) {
        super(tool, role, secrets);
    }

    @BeforeEach
    void forget() {
        sentry.reset();
    }

    @AfterEach
    void keepToTheContract() {
        sentry.assertContractKept();
    }
}
