package com.insightpulseai.mcp.functions.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.IdempotencyKey;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Calls a tool where it is: in this process, or else at its function. */
@ApplicationScoped
class ToolCalls {

    private final InProcessTools here;
    private final ForwardedTools elsewhere;
    private final ClientSoftware client;
    private final RequestId requestId;
    private final ToolCatalogue catalogue;
    private final HttpHeaders headers;
    private final ObjectMapper mapper;

    ToolCalls(InProcessTools here, ForwardedTools elsewhere, ClientSoftware client, RequestId requestId,
            ToolCatalogue catalogue, HttpHeaders headers, ObjectMapper mapper) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.client = client;
        this.requestId = requestId;
        this.catalogue = catalogue;
        this.headers = headers;
        this.mapper = mapper;
    }

    Uni<ToolAnswer> call(CatalogueEntry tool, ToolCall call, Caller caller) {
        call.client().ifPresent(client::isNamed);
        call.traceparent().ifPresent(requestId::adopt);
        ToolGateway way = here.serves(tool.tool()) ? here : elsewhere;
        Optional<IdempotencyKey> key;
        try {
            key = key(tool);
        } catch (ProblemException refused) {
            return Uni.createFrom().item(
                    new ToolAnswer.Failed(ProblemText.of(refused, tool, Optional.empty(), mapper), Map.of()));
        }
        return way.call(tool, call, caller, key);
    }

    private Optional<IdempotencyKey> key(CatalogueEntry tool) {
        return IdempotencyKey.of(catalogue.find(tool.tool()).orElseThrow(),
                headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
    }
}
