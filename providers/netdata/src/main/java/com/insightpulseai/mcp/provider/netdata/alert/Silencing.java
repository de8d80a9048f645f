package com.insightpulseai.mcp.provider.netdata.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to silence: the alerts that have one of the names and one of the contexts, where both are given. Names are exact.
 *
 * @param alerts names of alerts; empty for any
 * @param contexts such as {@code system.cpu}; empty for any, but then there are alerts
 * @param duration for how long, where the caller says so
 */
public record Silencing(List<String> alerts, List<String> contexts, Optional<Duration> duration) {

    /** @throws IllegalArgumentException if nothing is named, which would silence everything */
    public Silencing {
        if (alerts.isEmpty() && contexts.isEmpty()) {
            throw new IllegalArgumentException("nothing to silence is named");
        }
    }
}
