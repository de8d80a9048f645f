package com.insightpulseai.mcp.agents.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition.Status;

/**
 * How often and how long an alert was raised.
 *
 * @param raised how often it became a warning or critical from another status than these
 * @param lasted time in these statuses within the digest's hours
 * @param status its newest
 */
record AlertTally(String node, String alert, String instance, int raised, Duration lasted, Status status) {

    /** One alert on one instance. */
    private record Place(String node, String alert, String instance) {
    }

    /** @param changes newest first, all between {@code from} and {@code to} */
    static List<AlertTally> of(List<AlertTransition> changes, Instant from, Instant to) {
        Map<Place, List<AlertTransition>> byPlace = new LinkedHashMap<>();
        changes.stream().sorted(Comparator.comparing(AlertTransition::at)).forEach(change -> byPlace.computeIfAbsent(
                new Place(change.node(), change.alert(), change.instance()), place -> new ArrayList<>()).add(change));
        return byPlace.entrySet().stream().map(each -> tally(each.getKey(), each.getValue(), from, to))
                .filter(tally -> tally.raised() > 0 || !tally.lasted().isZero())
                .sorted(Comparator.comparing(AlertTally::lasted).reversed()).toList();
    }

    private static AlertTally tally(Place place, List<AlertTransition> changes, Instant from, Instant to) {
        int raised = 0;
        Duration lasted = Duration.ZERO;
        boolean isRaised = isRaised(changes.get(0).oldStatus().word());
        Instant since = from;
        for (AlertTransition change : changes) {
            boolean becomesRaised = isRaised(change.status().word());
            if (isRaised) {
                lasted = lasted.plus(Duration.between(since, change.at()));
            } else if (becomesRaised) {
                raised++;
            }
            isRaised = becomesRaised;
            since = change.at();
        }
        if (isRaised) {
            lasted = lasted.plus(Duration.between(since, to));
        }
        return new AlertTally(place.node(), place.alert(), place.instance(), raised, lasted,
                changes.get(changes.size() - 1).status());
    }

    private static boolean isRaised(String status) {
        return status.equals("warning") || status.equals("critical");
    }

    JsonFields json() {
        return new JsonFields().put("node", node).put("alert", alert).put("instance", instance).put("raised", raised)
                .put("lasted_seconds", lasted.toSeconds()).put("status", status.word());
    }
}
