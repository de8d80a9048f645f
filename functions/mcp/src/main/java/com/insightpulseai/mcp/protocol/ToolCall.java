package com.insightpulseai.mcp.protocol;

import java.util.Optional;

/**
 * One call of a tool.
 *
 * @param name of the tool, as the client wrote it
 * @param arguments JSON as it was sent, whatever it is; empty where none were sent
 * @param client name and version that the client gives itself; empty where it gives none
 * @param traceparent the trace context in the message; empty where there is none
 */
public record ToolCall(String name, Optional<String> arguments, Optional<String> client, Optional<String> traceparent) {

    static ToolCall of(Params params) {
        String name = params.text("name")
                .orElseThrow(() -> ProtocolException.of(ErrorCode.INVALID_PARAMS, "params.name, a text, says which tool."));
        return new ToolCall(name, params.arguments(), client(params), params.metaText("traceparent"));
    }

    private static Optional<String> client(Params params) {
        return params.metaText(ModernMeta.CLIENT_INFO, "name").map(name -> params
                .metaText(ModernMeta.CLIENT_INFO, "version").map(version -> name + "/" + version).orElse(name));
    }
}
