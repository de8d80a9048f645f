package com.insightpulseai.mcp.provider.socket.finding;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.provider.socket.wire.SocketAlert;

/**
 * Which alerts of the organization are wanted. Socket splits its filters at commas, so no value may hold one.
 *
 * @param severities all if empty; {@link Severity#UNKNOWN} is no filter that Socket knows
 * @param status {@code open} or {@code cleared}; both if empty
 * @param repo slug of a repository
 * @param workspace of the repository, which is no filter that Socket knows; any if empty
 * @param type kind of alert in Socket's words
 */
public record AlertFilter(List<Severity> severities, Optional<String> status, Optional<String> repo,
        Optional<String> workspace, Optional<String> type) {

    /** As Socket's alerts list spells them, which says {@code medium} where artifact streams say {@code middle}. */
    Optional<String> severityWords() {
        return severities.isEmpty() ? Optional.empty()
                : Optional.of(String.join(",", severities.stream().map(Severity::wireName).distinct().toList()));
    }

    /** Returns false if all places of an alert are outside of the workspace. */
    boolean isInWorkspace(SocketAlert alert) {
        List<SocketAlert.Location> places = SocketAlert.present(alert.locations());
        return workspace.isEmpty() || places.isEmpty() || places.stream().map(SocketAlert.Location::repository)
                .anyMatch(place -> place != null && repo.filter(slug -> slug.equalsIgnoreCase(place.slug())).isPresent()
                        && workspace.get().equalsIgnoreCase(place.workspace()));
    }
}
