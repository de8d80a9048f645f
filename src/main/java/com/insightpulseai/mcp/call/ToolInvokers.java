package com.insightpulseai.mcp.call;

import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.config.ToolId;

/** The tools that have an endpoint in this process. Found at build time by {@link ToolInvokersExtension}. */
public record ToolInvokers(Map<ToolId, ToolInvoker> byTool) {

    /** Empty where the tool is served elsewhere. */
    public Optional<ToolInvoker> find(ToolId tool) {
        return Optional.ofNullable(byTool.get(tool));
    }
}
