package com.insightpulseai.mcp.agents.quota;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.sdk.sentry.Group;

/**
 * Events of one category that Sentry took in the window, and those it dropped for its quota, which it does not tell.
 *
 * @param category in Sentry's words; quantities of two categories have different units
 */
record SentryIntake(String category, long accepted, long dropped) {

    private static final String ACCEPTED = "accepted";
    private static final String DROPPED = "rate_limited";

    static List<SentryIntake> of(List<Group> groups) {
        Map<String, List<Group>> byCategory = groups.stream()
                .collect(Collectors.groupingBy(Group::category, TreeMap::new, Collectors.toList()));
        return byCategory.entrySet().stream().map(each -> new SentryIntake(each.getKey(), sum(each.getValue(), ACCEPTED),
                sum(each.getValue(), DROPPED))).filter(intake -> intake.accepted() + intake.dropped() > 0).toList();
    }

    private static long sum(List<Group> groups, String outcome) {
        return groups.stream().filter(group -> group.outcome().equals(outcome)).mapToLong(Group::quantity).sum();
    }

    /** Returns the share of what was dropped, in percent, rounded up. */
    long droppedPercent() {
        return (dropped * 100 + accepted + dropped - 1) / (accepted + dropped);
    }

    /** Returns true where as much is dropped as is left above the mark, such as a fifth above a mark of 80. */
    boolean isOver(int mark) {
        return droppedPercent() > 100 - mark;
    }

    JsonFields json(int mark) {
        return new JsonFields().put("category", category).put("accepted", accepted).put("dropped", dropped)
                .put("over", isOver(mark));
    }
}
