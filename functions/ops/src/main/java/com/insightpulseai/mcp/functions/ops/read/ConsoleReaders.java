package com.insightpulseai.mcp.functions.ops.read;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;

import io.smallrye.mutiny.Uni;

/** Tells who reads in the current request. */
@ApplicationScoped
public class ConsoleReaders {

    private final OpsReads reads;
    private final RequestId requestId;
    private final ClientSoftware client;

    ConsoleReaders(OpsReads reads, RequestId requestId, ClientSoftware client) {
        this.reads = reads;
        this.requestId = requestId;
        this.client = client;
    }

    /** Returns the reader; fails as {@link OpsReads#caller()} does. */
    public Uni<ConsoleReader> current() {
        RequestTrace trace = new RequestTrace(requestId.value(), client.name());
        return reads.caller().map(caller -> new ConsoleReader(caller, trace));
    }
}
