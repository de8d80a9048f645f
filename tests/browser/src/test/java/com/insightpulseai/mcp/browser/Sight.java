package com.insightpulseai.mcp.browser;

import java.util.stream.Stream;

/**
 * A page with data, for tests of all of them.
 *
 * @param path below {@code /console/}
 * @param ready what is visible once its data is there
 */
record Sight(String name, String path, String ready) {

    static Stream<Sight> all() {
        return Stream.of(new Sight("overview", "", "#day canvas"),
                new Sight("operations", "operations", "#events tr[data-event]"),
                new Sight("drawer", "operations/" + SeededData.REFUSED_FOR_ROLE, "#related-before"),
                new Sight("hostile-drawer", "operations/" + SeededData.HOSTILE, "#related-before"),
                new Sight("quotas", "quotas", "#quotas"), new Sight("providers", "providers", "#providers"),
                new Sight("provider", "providers/sentry", "#spells"),
                new Sight("alerts", "alerts", "#alerts"),
                new Sight("alert", "alerts/" + SeededData.OPEN_ALERT, ".deliveries"));
    }

    @Override
    public String toString() {
        return name;
    }
}
