package com.insightpulseai.mcp.agents.report;

/** All that an agent found out. */
public interface AgentReport {

    /** Returns the report for people. */
    Document document();

    /** Returns the report for programs, without its first field {@code schema_version}. */
    JsonFields json();

    /** Returns the exit code of the agent. */
    int exitCode();
}
