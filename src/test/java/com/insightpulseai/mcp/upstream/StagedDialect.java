package com.insightpulseai.mcp.upstream;

/** A provider of its own for each test, so that none meets another's circuit breaker or connections. */
record StagedDialect(String provider) implements UpstreamDialect {

    @Override
    public String displayName() {
        return "The test's provider";
    }
}
