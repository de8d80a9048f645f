package com.insightpulseai.mcp.migrations.audit;

import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.seal.Seal;

/** The months whose events were dropped lawfully, as signed seals say. */
final class ExpiredMonths {

    private final List<Seal> expiries = new ArrayList<>();

    void add(Seal expiry) {
        expiries.add(expiry);
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
