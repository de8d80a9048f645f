package com.insightpulseai.mcp.functions.mcp;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;

import io.smallrye.mutiny.Uni;

/** Calls a tool where it is: in this process, or else at its function. */
@ApplicationScoped
class ToolCalls {

    private final InProcessTools here;
    private final ForwardedTools elsewhere;
    private final ClientSoftware client;
    private final RequestId requestId;

    ToolCalls(InProcessTools here, ForwardedTools elsewhere, ClientSoftware client, RequestId requestId) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.client = client;
        this.requestId = requestId;
    }

    Uni<ToolAnswer> call(CatalogueEntry tool, ToolCall call, Caller caller) {
        call.client().ifPresent(client::isNamed);
        call.traceparent().ifPresent(requestId::adopt);
        ToolGateway way = here.serves(tool.tool()) ? here : elsewhere;
        return way.call(tool, call, caller);
    }
}
