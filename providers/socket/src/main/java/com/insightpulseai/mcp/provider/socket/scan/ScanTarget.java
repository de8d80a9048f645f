package com.insightpulseai.mcp.provider.socket.scan;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scan is of.
 *
 * @param pullRequest the number of a pull request
 * @param head whether to make it the head of its branch, which the organization's alerts are taken from
 */
public record ScanTarget(RepositoryKey repository, Ref ref, OptionalInt pullRequest, boolean head) {

    /** A state of a repository. */
    public sealed interface Ref {

        /** The tip of the default branch, whatever that is called. */
        record Head() implements Ref {
        }

        /** @param commit one commit of the branch; empty for its tip, whatever that is */
        record Branch(String name, Optional<String> commit) implements Ref {

            public static Branch tip(String name) {
                return new Branch(name, Optional.empty());
            }
        }

        record Commit(String hash) implements Ref {
        }
    }
}
