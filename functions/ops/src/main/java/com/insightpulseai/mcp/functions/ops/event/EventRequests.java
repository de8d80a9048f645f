package com.insightpulseai.mcp.functions.ops.event;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.RequestTrace;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;

import io.smallrye.mutiny.Uni;

/** Tells who asks for what in the present request. */
@ApplicationScoped
class EventRequests {

    private final OpsReads reads;
    private final RequestId requestId;
    private final ClientSoftware client;

    EventRequests(OpsReads reads, RequestId requestId, ClientSoftware client) {
        this.reads = reads;
        this.requestId = requestId;
        this.client = client;
    }

    Uni<ConsoleReader> reader() {
        RequestTrace trace = new RequestTrace(requestId.value(), client.name());
        return reads.caller().map(caller -> new ConsoleReader(caller, trace));
    }

    static OpsQuery query(UriInfo uri) {
        return OpsQuery.of(uri.getQueryParameters());
    }

    /** Returns the id in a path that takes no parameters. */
    static UUID id(String text, UriInfo uri) {
        OpsQuery query = query(uri);
        Optional<UUID> id = OpsQuery.uuidOf(text);
        if (id.isEmpty()) {
            query.violate("id", "must be a UUID");
        }
        query.check();
        return id.orElseThrow();
    }
}
