package com.insightpulseai.mcp.functions.sentry.statsget;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.SentrySession;
import com.insightpulseai.mcp.provider.sentry.stats.EventStats;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.Trimmed;

/** How many events there were; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StatsGetOutput(
        @JsonPropertyDescription("Start of the first interval, RFC 3339 in UTC") Optional<Instant> start,
        @JsonPropertyDescription("End of the last interval") Optional<Instant> end,
        @JsonPropertyDescription("Length of each interval") String interval,
        @JsonPropertyDescription("By category, largest quantity first") List<Group> groups,
        @JsonPropertyDescription("Start of each interval, where series were asked for") Optional<List<Instant>> intervals,
        @JsonPropertyDescription("True if groups or intervals were left out") boolean truncated,
        @JsonPropertyDescription("Advice on how to get the rest") Optional<String> hint,
        @JsonPropertyDescription("Number of groups that Sentry sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    /** More than the hours of 90 days. */
    private static final int MOST_INTERVALS = 2_200;
    private static final int MOST_GROUPS = 500;
    private static final int LONGEST_NAME = 100;
    private static final String HINT = "Ask for one category, for a longer interval, or without series";
    private static final String NAMELESS = "unknown";

    /** The events of one category that had one outcome. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Group(
            @JsonPropertyDescription("Kind of data, such as error or transaction") String category,
            @JsonPropertyDescription(OUTCOME) String outcome,
            @JsonPropertyDescription("Number of items; bytes for attachments, milliseconds for durations") long quantity,
            @JsonPropertyDescription("Number in each interval") Optional<List<Long>> series) {

        private static final String OUTCOME = "Outcome: accepted, or else filtered, rate_limited, invalid, abuse, "
                + "client_discard or cardinality_limited";

        private static Group of(EventStats.Group group, boolean series) {
            return new Group(name(group, "category"), name(group, "outcome"),
                    Optional.ofNullable(group.totals().get(SentrySession.QUANTITY)).orElse(0L),
                    Optional.ofNullable(group.series().get(SentrySession.QUANTITY)).filter(numbers -> series)
                            .map(numbers -> numbers.stream().limit(MOST_INTERVALS).map(number -> number == null ? 0L : number)
                                    .toList()));
        }

        private static String name(EventStats.Group group, String field) {
            return Trimmed.text(Optional.ofNullable(group.by().get(field)).orElse(NAMELESS), LONGEST_NAME);
        }
    }

    static StatsGetOutput of(EventStats stats, String interval, boolean series, AnswerSize size) {
        List<Group> all = stats.groups().readable().stream().limit(MOST_GROUPS).map(group -> Group.of(group, series))
                .sorted(Comparator.comparing(Group::category).thenComparing(Group::quantity, Comparator.reverseOrder())
                        .thenComparing(Group::outcome))
                .toList();
        List<Group> groups = size.fitting(all);
        boolean truncated = groups.size() < stats.groups().readable().size()
                || series && stats.intervals().size() > MOST_INTERVALS;
        return new StatsGetOutput(stats.start(), stats.end(), interval, groups,
                Optional.of(stats.intervals().stream().limit(MOST_INTERVALS).toList()).filter(intervals -> series),
                truncated, Optional.of(HINT).filter(hint -> truncated), stats.groups().unreadableIfAny());
    }
}
