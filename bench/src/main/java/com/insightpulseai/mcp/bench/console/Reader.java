package com.insightpulseai.mcp.bench.console;

import java.util.List;
import java.util.UUID;

/**
 * A person who reads in the console.
 *
 * @param name heading in the report and part of the plans' file names
 * @param number of the caller in {@code bench.callers}
 * @param sample number of the caller whose events the reader looks at
 */
record Reader(String name, int number, String role, int sample) {

    /** One for each way in which policies decide. */
    static final List<Reader> ALL = List.of(
            new Reader("viewer", 2, "ops_viewer", 2),
            new Reader("viewer-without-rows", 3, "ops_viewer", 5),
            new Reader("administrator", 1, "ops_admin", 5));

    /** As {@code bench.caller_id} makes it. */
    UUID id() {
        return new UUID(0x4000L, 0x8000000000000000L | Long.parseLong(String.format("%012d", number), 16));
    }
}
