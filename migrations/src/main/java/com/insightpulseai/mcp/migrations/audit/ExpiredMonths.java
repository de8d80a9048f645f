package com.insightpulseai.mcp.migrations.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.seal.Seal;

/** The months whose events were dropped lawfully, as signed seals say. */
final class ExpiredMonths {

    private final List<Seal> expiries = new ArrayList<>();
    private final long keptMicros;

    /** @param kept how long events have to be kept after the end of their month for their drop to be lawful */
    ExpiredMonths(Duration kept) {
        this.keptMicros = kept.toMillis() * 1000;
    }

    /** False where the month was dropped too early, which excuses nothing. */
    boolean add(Seal expiry) {
        boolean lawful = expiry.sealedAt() - expiry.until().orElseThrow() >= keptMicros;
        if (lawful) {
            expiries.add(expiry);
        }
        return lawful;
    }

    /** Whether all events of a seal are of such a month; a seal never has events of two months. */
    boolean contain(Seal seal) {
        long last = seal.last().orElseThrow().createdAt();
        return expiries.stream()
                .anyMatch(month -> seal.firstAt() >= month.firstAt() && last < month.until().orElseThrow());
    }

    List<Seal> all() {
        return List.copyOf(expiries);
    }
}
