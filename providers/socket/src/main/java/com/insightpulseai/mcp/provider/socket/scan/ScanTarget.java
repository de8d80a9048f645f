package com.insightpulseai.mcp.provider.socket.scan;

import java.util.OptionalInt;

/**
 * What a scan is of.
 *
 * @param repo Socket's slug of the repository
 * @param pullRequest the number of a pull request
 * @param head whether to make it the head of its branch, which the organization's alerts are taken from
 */
public record ScanTarget(String repo, Ref ref, OptionalInt pullRequest, boolean head) {

    /** A state of a repository. */
    public sealed interface Ref {

        /** The tip of the default branch, whatever that is called. */
        record Head() implements Ref {
        }

        record Branch(String name) implements Ref {
        }

        record Commit(String hash) implements Ref {
        }
    }
}
