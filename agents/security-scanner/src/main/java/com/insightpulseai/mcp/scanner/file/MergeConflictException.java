package com.insightpulseai.mcp.scanner.file;

import java.util.List;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/** Manifests hold the marks of a merge conflict, so that no program can read them. */
public final class MergeConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 5;

    private final transient List<Conflict> conflicts;

    /**
     * A manifest with a conflict.
     *
     * @param path in the repository
     * @param line of its first mark, from 1
     */
    public record Conflict(String path, int line) {
    }

    /** @param conflicts at least one, ordered by path */
    public MergeConflictException(List<Conflict> conflicts) {
        super("A merge conflict is not resolved in " + conflicts.stream().limit(MOST_NAMED)
                .map(conflict -> RepositoryPath.shown(conflict.path()) + ":" + conflict.line())
                .collect(Collectors.joining(", ")) + more(conflicts.size()) + ".");
        this.conflicts = List.copyOf(conflicts);
    }

    private static String more(int all) {
        return all > MOST_NAMED ? " and " + (all - MOST_NAMED) + " more files" : "";
    }

    /** Returns all manifests with a conflict, ordered by path. */
    public List<Conflict> conflicts() {
        return conflicts;
    }
}
