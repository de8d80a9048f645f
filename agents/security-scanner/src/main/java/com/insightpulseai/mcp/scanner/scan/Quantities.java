package com.insightpulseai.mcp.scanner.scan;

/** Numbers and ids in sentences. */
final class Quantities {

    private static final int SHORT_ID = 10;

    private Quantities() {
    }

    static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    /** Returns the beginning of a commit's id, which is enough for people. */
    static String shortId(String commit) {
        return commit.substring(0, Math.min(SHORT_ID, commit.length()));
    }
}
