package com.insightpulseai.mcp.provider.netdata.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.upstream.Records;

/**
 * Changes of alerts, newest first.
 *
 * @param next where the next page begins; empty at the end
 * @param cut whether there may be older ones in the time asked for that Netdata does not list
 * @param unreadable how many changes Netdata lists that cannot be read, where there are any
 */
public record AlertHistory(List<AlertTransition> transitions, Optional<Long> next, boolean cut, Optional<Integer> unreadable) {

    /** As many changes as are ever asked for at once. */
    static final int MOST = 1_000;

    /**
     * A question for changes.
     *
     * @param seconds how far back, positive
     * @param olderThan id of a change; empty to begin with the newest
     * @param limit most changes of a page
     */
    public record Query(AlertsQuery alerts, long seconds, Optional<Long> olderThan, int limit) {

        /**
         * One change more than the page shows whether there is another; further pages have to begin at the newest again. Where
         * some are wanted only, as many as possible: Netdata may take a filter for none, and fill the list with others.
         */
        public int last() {
            return olderThan.isPresent() || !alerts.isForAll() ? MOST : limit + 1;
        }

        public AlertHistory page(Records<AlertTransition> found, long now) {
            long since = now - seconds;
            List<AlertTransition> wanted = found.readable().stream()
                    .filter(change -> alerts.matches(change.context(), change.node(), change.nodeId(), change.alert()))
                    .filter(change -> change.isSince(since))
                    .filter(change -> olderThan.map(id -> change.id() < id).orElse(true))
                    .sorted(Comparator.comparingLong(AlertTransition::id).reversed()).toList();
            List<AlertTransition> page = wanted.stream().limit(limit).toList();
            boolean more = wanted.size() > limit;
            boolean cut = found.readable().size() + found.unreadable() >= last()
                    && found.readable().stream().allMatch(change -> change.isSince(since));
            return new AlertHistory(page, more ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty(), !more && cut,
                    found.unreadableIfAny());
        }
    }
}
