package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.util.Locale;

/** Whether a call would pass now; of two conditions the worse one counts. */
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
