package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.util.Locale;

/** The prospect of a call that is made again now; of two conditions the worse one counts. */
enum WouldPass {
    YES,
    UNKNOWN,
    NO;

    WouldPass and(WouldPass other) {
        return compareTo(other) >= 0 ? this : other;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
