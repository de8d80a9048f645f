package com.insightpulseai.mcp.scanner.place;

/** Finds the names of packages in manifests of one format. It never fails: a malformed manifest has fewer names. */
@FunctionalInterface
interface NameScanner {

    /** Reads a manifest once, in a time that is linear in its length. */
    void scan(SourceText manifest, NameLines lines);
}
