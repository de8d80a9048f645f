package com.insightpulseai.mcp.access;

/** What stands behind a token. */
public enum CallerKind {
    /** A person or agent with an account in the Supabase project. */
    USER("user"),
    /** A GitHub Actions workflow run, known by its repository. */
    WORKFLOW("workflow");

    private final String wireName;

    CallerKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the audit log and the database. */
    public String wireName() {
        return wireName;
    }
}
