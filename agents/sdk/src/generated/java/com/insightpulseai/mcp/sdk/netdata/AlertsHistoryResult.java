// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code netdata/alerts.history}.
 *
 * @param transitions Changes, newest first
 * @param truncated True if some were left out, or there may be older ones; the hint says which
 * @param nextCursor Cursor of the next page; absent at the end
 * @param hint Advice on how to go on
 * @param unreadable Number of changes that Netdata sent and that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertsHistoryResult(
        @JsonProperty(value = "transitions", required = true) List<AlertTransition> transitions,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "hint") Optional<String> hint,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AlertsHistoryResult {
        transitions = List.copyOf(Objects.requireNonNull(transitions, "transitions"));
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        hint = hint == null ? Optional.empty() : hint;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
