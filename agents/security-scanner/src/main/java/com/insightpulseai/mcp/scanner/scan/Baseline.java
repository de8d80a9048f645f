package com.insightpulseai.mcp.scanner.scan;

import java.util.List;

import com.insightpulseai.mcp.sdk.socket.Finding;

/** The state that findings are compared with, as far as this machine knows it. */
public sealed interface Baseline {

    /** Returns a name for people. */
    String name();

    /**
     * A commit of the repository.
     *
     * @param ref by which the user named it
     * @param commit its id
     */
    record OfCommit(String ref, String commit, RepositoryState state) implements Baseline {

        @Override
        public String name() {
            return commit.startsWith(ref) ? Quantities.shortId(commit) : ref + " (" + Quantities.shortId(commit) + ")";
        }
    }

    /** A scan of the server. */
    record OfScan(String id) implements Baseline {

        @Override
        public String name() {
            return "scan " + id;
        }
    }

    /** A saved report. */
    record OfReport(String file, List<Finding> findings) implements Baseline {

        public OfReport {
            findings = List.copyOf(findings);
        }

        @Override
        public String name() {
            return file;
        }
    }
}
