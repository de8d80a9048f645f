package com.insightpulseai.mcp.scanner.git;

import java.util.Optional;

/**
 * The repository that a folder belongs to.
 *
 * @param repository empty where the folder belongs to none, or git is not installed
 * @param note for people, why a repository that is there cannot be used
 */
public record RepositoryLookup(Optional<GitRepository> repository, Optional<String> note) {
}
