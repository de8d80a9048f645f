package com.insightpulseai.mcp.scanner.git;

import java.util.Optional;

/**
 * An entry of git's index, of its list of other files, or of a commit.
 *
 * @param path in the repository
 * @param kind of the entry, as it was added to git
 * @param isTracked whether git has it in its index or commit
 * @param blob id of the content that git has; empty for what is not tracked
 */
public record GitEntry(RepositoryPath path, Kind kind, boolean isTracked, Optional<String> blob) {

    /** Kinds of entries. */
    public enum Kind {
        /** A file; of what is not tracked, also a link and everything else that is no folder. */
        FILE,
        /** A symbolic link. */
        LINK,
        /** A submodule, or another repository in the work tree. */
        REPOSITORY
    }
}
