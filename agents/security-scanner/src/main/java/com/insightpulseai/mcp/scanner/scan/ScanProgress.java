package com.insightpulseai.mcp.scanner.scan;

/** Learns of the steps of a scan, for people who wait. */
@FunctionalInterface
public interface ScanProgress {

    /** @param text such as {@code Scanning 3 files of acme/web} */
    void step(String text);
}
