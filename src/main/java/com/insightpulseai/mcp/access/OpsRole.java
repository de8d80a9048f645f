package com.insightpulseai.mcp.access;

import java.util.Optional;

/** The ops role of a caller, least first. */
public enum OpsRole {
    VIEWER("ops_viewer"),
    OPERATOR("ops_operator"),
    ADMIN("ops_admin");

    private final String wireName;

    OpsRole(String wireName) {
        this.wireName = wireName;
    }

    /** The role of exactly this wire name ({@code ops_viewer}, {@code ops_operator} or {@code ops_admin}), if there is one. */
    public static Optional<OpsRole> of(String wireName) {
        for (OpsRole role : values()) {
            if (role.wireName.equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The name in tokens, configuration and the database. */
    public String wireName() {
        return wireName;
    }

    /** Whether this role may do what the other may. */
    public boolean atLeast(OpsRole other) {
        return compareTo(other) >= 0;
    }
}
