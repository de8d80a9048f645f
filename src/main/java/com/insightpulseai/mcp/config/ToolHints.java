package com.insightpulseai.mcp.config;

/**
 * What a call of a tool does to the systems that it reaches, for clients that ask people before some calls. They are hints, and
 * guard nothing.
 *
 * @param readOnly whether the tool changes nothing
 * @param destructive whether it can replace or remove something, rather than only add to it; false of a tool that reads
 * @param idempotent whether the same call again changes nothing more; true of a tool that reads
 * @param openWorld whether it reaches systems outside of this one
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations">ToolAnnotations of MCP</a>
 */
public record ToolHints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    static ToolHints reading(boolean openWorld) {
        return new ToolHints(true, false, true, openWorld);
    }

    static ToolHints writing(boolean destructive, boolean idempotent, boolean openWorld) {
        return new ToolHints(false, destructive, idempotent, openWorld);
    }
}
