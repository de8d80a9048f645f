package com.insightpulseai.mcp.provider.sentry.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The issue that a short id stands for. */
@RegisterForReflection
public record ResolvedShortId(String issue) {

    /** @throws IllegalArgumentException if the id is unfit for a path, so that an upstream cannot choose our next request */
    @JsonCreator
    static ResolvedShortId received(@JsonProperty("groupId") String issue) {
        return new ResolvedShortId(ReceivedIssue.usable(issue));
    }
}
