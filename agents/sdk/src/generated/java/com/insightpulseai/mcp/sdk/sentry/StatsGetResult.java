// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code sentry/stats.get}.
 *
 * @param start Start of the first interval, RFC 3339 in UTC
 * @param end End of the last interval
 * @param interval Length of each interval
 * @param groups By category, largest quantity first
 * @param intervals Start of each interval, where series were asked for
 * @param truncated True if groups or intervals were left out
 * @param hint Advice on how to get the rest
 * @param unreadable Number of groups that Sentry sent and that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StatsGetResult(
        @JsonProperty(value = "start") Optional<Instant> start,
        @JsonProperty(value = "end") Optional<Instant> end,
        @JsonProperty(value = "interval", required = true) String interval,
        @JsonProperty(value = "groups", required = true) List<Group> groups,
        @JsonProperty(value = "intervals") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Instant> intervals,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "hint") Optional<String> hint,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public StatsGetResult {
        start = start == null ? Optional.empty() : start;
        end = end == null ? Optional.empty() : end;
        Objects.requireNonNull(interval, "interval");
        groups = List.copyOf(Objects.requireNonNull(groups, "groups"));
        intervals = intervals == null ? List.of() : List.copyOf(intervals);
        hint = hint == null ? Optional.empty() : hint;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
