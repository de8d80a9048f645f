package com.insightpulseai.mcp.config;

/**
 * The name of a tool as MCP clients see it: provider and tool joined by an underscore, with underscores for dots and dashes,
 * for
 * example {@code socket_scan_repo}. Some clients drop all tools of a server because of one dot in a name, and add their own
 * prefix to it, hence its form {@code [a-z][a-z0-9_]{0,39}}.
 */
public final class McpToolName {

    /** In characters. With the prefixes of clients a name stays below the 60 to 64 characters that these allow. */
    public static final int LONGEST = 40;

    private McpToolName() {
    }

    /** Returns the tool's name, which is longer than {@value #LONGEST} characters where the configuration has to refuse it. */
    public static String of(ToolId id) {
        return (id.provider() + "_" + id.tool()).replace('.', '_').replace('-', '_');
    }

    /** Whether a text has the form of a name. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter(c) || c >= '0' && c <= '9' || c == '_');
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }
}
