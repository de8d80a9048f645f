package com.insightpulseai.mcp.agents.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A release that is to go, and the rules for it.
 *
 * @param repository {@code owner/name} or Socket's slug
 * @param projects at Sentry; empty for all
 * @param mayBeEmpty lists that may be empty
 */
record Candidate(String repository, ReleaseName release, Optional<Since> since, String sinceText, List<String> projects,
        FindingRule findings, AlertRule alerts, Set<EmptyList> mayBeEmpty) {

    /** Returns Socket's slug, which is the name without its owner. */
    String slug() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }
}
