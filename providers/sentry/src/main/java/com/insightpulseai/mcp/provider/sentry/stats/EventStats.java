package com.insightpulseai.mcp.provider.sentry.stats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.sentry.SentrySession;
import com.insightpulseai.mcp.provider.sentry.wire.SentryTime;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Events counted by what became of them.
 *
 * @param intervals when each interval of the groups' series begins
 */
@RegisterForReflection
public record EventStats(Optional<Instant> start, Optional<Instant> end, List<Instant> intervals, Records<Group> groups) {

    /** @throws IllegalArgumentException if there are no groups, or a time is none */
    @JsonCreator
    static EventStats received(@JsonProperty("start") String start, @JsonProperty("end") String end,
            @JsonProperty("intervals") List<String> intervals, @JsonProperty("groups") List<Received<Group>> groups) {
        if (groups == null) {
            throw new IllegalArgumentException("stats without groups");
        }
        return new EventStats(SentryTime.parse(start), SentryTime.parse(end),
                intervals == null ? List.of()
                        : intervals.stream().filter(Objects::nonNull).flatMap(time -> SentryTime.parse(time).stream()).toList(),
                Records.of(groups, Optional::of));
    }

    /**
     * One group; the maps are by the name of what was summed up, such as {@code sum(quantity)}.
     *
     * @param by what it was grouped by, such as {@code outcome}
     * @param series one number for each interval
     */
    @RegisterForReflection
    public record Group(Map<String, String> by, Map<String, Long> totals, Map<String, List<Long>> series) {

        /** @throws IllegalArgumentException if there are totals without a number, which must not be read as none */
        @JsonCreator
        static Group received(@JsonProperty("by") Map<String, String> by, @JsonProperty("totals") Map<String, Long> totals,
                @JsonProperty("series") Map<String, List<Long>> series) {
            if (totals != null && totals.get(SentrySession.QUANTITY) == null) {
                throw new IllegalArgumentException("totals without a number");
            }
            return new Group(by == null ? Map.of() : by, totals == null ? Map.of() : totals,
                    series == null ? Map.of() : series);
        }
    }
}
