package com.insightpulseai.mcp.tool;

import com.insightpulseai.mcp.config.ToolId;

/**
 * An endpoint that answers a version of a tool which its present endpoint no longer speaks. It has the tool's
 * {@link ProviderTool}, an input and an output of its own, and the path {@code /providers/<provider>/<tool>/<version>}.
 * <p>
 * Calls of that version are routed to it; its path cannot be called directly. Role, quota, audit and cached results are the
 * tool's.
 * A version that {@code provider-config.yaml} does not list is not answered.
 */
public interface OlderVersion {

    /** The tool of which this is a version. */
    ToolId tool();

    /** The version as callers write it in {@code Schema-Version}, and the last segment of the path, such as {@code 1.0}. */
    String version();
}
