package com.insightpulseai.mcp.functions.ops.event.export;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.insightpulseai.mcp.functions.ops.event.EventFilter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A filter as the audit log has it where its events leave in a file, by the names of the request's parameters. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordedFilter(String provider, String tool, UUID caller, String role, List<String> status, List<String> error,
        String host, String requestId, OffsetDateTime from, OffsetDateTime to, String q, Integer minMs, Integer maxMs) {

    static RecordedFilter of(EventFilter filter) {
        return new RecordedFilter(filter.provider().orElse(null), filter.tool().orElse(null), filter.caller().orElse(null),
                filter.role().orElse(null), filter.statuses(), filter.errors(), filter.host().orElse(null),
                filter.requestId().orElse(null), filter.from(), filter.to().orElse(null), filter.words().orElse(null),
                filter.minMs().isPresent() ? filter.minMs().getAsInt() : null,
                filter.maxMs().isPresent() ? filter.maxMs().getAsInt() : null);
    }
}
