package com.insightpulseai.mcp.access;

import java.util.Optional;

/**
 * What GitHub says of the workflow run behind a token, from the claims {@code repository_id}, {@code ref} and
 * {@code environment}.
 *
 * @param repositoryId the repository's number, which outlives renames
 * @param ref the full git ref that started the run, such as {@code refs/heads/main}
 * @param environment the deployment environment of the job
 * @see <a href="https://docs.github.com/actions/reference/security/oidc">OpenID Connect reference</a>
 */
public record Workflow(long repositoryId, Optional<String> ref, Optional<String> environment) {
}
