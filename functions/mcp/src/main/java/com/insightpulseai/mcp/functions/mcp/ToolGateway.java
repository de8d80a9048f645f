package com.insightpulseai.mcp.functions.mcp;

import java.util.Optional;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.web.IdempotencyKey;

import io.smallrye.mutiny.Uni;

/** A way to the tools. Whatever comes of a call, a refusal included, is an answer and no failure. */
interface ToolGateway {

    /**
     * Only an authentication that is refused after all is a failure, since it is one of the request.
     *
     * @param key of the HTTP request, which has one call
     */
    Uni<ToolAnswer> call(CatalogueEntry tool, ToolCall call, Caller caller, Optional<IdempotencyKey> key);
}
