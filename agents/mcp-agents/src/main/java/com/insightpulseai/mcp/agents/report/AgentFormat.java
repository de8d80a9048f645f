package com.insightpulseai.mcp.agents.report;

/** A form of a report, by its word on the command line. */
public enum AgentFormat {
    /** For a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** For chats, issues and pull requests. */
    MARKDOWN
}
