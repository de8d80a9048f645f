package com.insightpulseai.mcp.provider.socket.finding;

import java.util.List;
import java.util.Optional;

/**
 * Which alerts of the organization are wanted. Socket splits its filters at commas, so no value may hold one.
 *
 * @param severities all if empty; {@link Severity#UNKNOWN} is no filter that Socket knows
 * @param status {@code open} or {@code cleared}; both if empty
 * @param repo slug of a repository
 * @param type kind of alert in Socket's words
 */
public record AlertFilter(List<Severity> severities, Optional<String> status, Optional<String> repo, Optional<String> type) {

    /** As Socket's alerts list spells them, which says {@code medium} where artifact streams say {@code middle}. */
    Optional<String> severityWords() {
        return severities.isEmpty() ? Optional.empty()
                : Optional.of(String.join(",", severities.stream().map(Severity::wireName).distinct().toList()));
    }
}
