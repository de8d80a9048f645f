package com.insightpulseai.mcp.tool;

import com.insightpulseai.mcp.access.OpsRole;

/**
 * What a call needs.
 *
 * @param subject what needs it, the beginning of a sentence: the tool, or a field of its input
 */
public record RequiredRole(String subject, OpsRole least) {

    /** For a caller without it. */
    public String denial() {
        return subject + " needs the role " + least.wireName() + ".";
    }
}
