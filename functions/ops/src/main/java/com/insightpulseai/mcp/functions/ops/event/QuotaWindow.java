package com.insightpulseai.mcp.functions.ops.event;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Windows of quotas, which begin at whole multiples of their length (UTC). */
final class QuotaWindow {

    private QuotaWindow() {
    }

    /** Returns when the window of a time began. */
    static OffsetDateTime start(OffsetDateTime at, Duration window) {
        long second = at.toEpochSecond();
        return OffsetDateTime.ofInstant(Instant.ofEpochSecond(second - Math.floorMod(second, window.toSeconds())),
                at.getOffset());
    }
}
