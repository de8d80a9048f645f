package com.insightpulseai.mcp.provider.socket;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A decision that Socket keeps.
 *
 * @see <a href="https://docs.socket.dev/reference/getorgtriage">Socket: list alert triage</a>
 */
@RegisterForReflection
record TriageEntry(@JsonProperty("uuid") String uuid, @JsonProperty("alert_key") String key,
        @JsonProperty("state") String state) {

    @RegisterForReflection
    record Page(@JsonProperty("results") List<TriageEntry> results, @JsonProperty("nextPage") Integer nextPage) {
    }

    /** A decision to be made, or with a {@code uuid} to be changed. The note is left out where there is none. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(@JsonProperty("uuid") String uuid, @JsonProperty("alertKey") String key,
            @JsonProperty("state") String state, @JsonProperty("note") String note) {
    }

    @RegisterForReflection
    record Update(@JsonProperty("alertTriage") List<Change> changes) {
    }

    /** Says nothing of single decisions. */
    @RegisterForReflection
    record Updated(@JsonProperty("result") String result) {
    }
}
