package com.insightpulseai.mcp.sdk.client;

/**
 * A tool that can be called.
 *
 * @param id such as {@code socket/scan.repo}
 * @param version of input and output that its types were generated from
 * @param result the type of its result
 */
record ToolSpec<T>(String id, String version, Effect effect, Class<T> result) {

    /** The path, below the server's address. */
    String path() {
        return "/providers/" + id;
    }
}
