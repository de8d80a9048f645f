package com.insightpulseai.mcp.platform;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Makes UUIDs of version 7, which begin with their time: rows in the order of such ids lie side by side, where random ids touch
 * a
 * page each. Ids of one instance ascend, even within a millisecond and if the clock is set back. Safe for concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, section 5.7</a>, with the counter of section 6.2
 */
public final class TimeOrderedIds {

    private static final int COUNTER_BITS = 12;
    private static final int SEED_BITS = 11; // so that 2,048 ids at least fit into a millisecond
    private static final long SEED_MASK = (1L << SEED_BITS) - 1;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION = 7L << COUNTER_BITS;

    private final LongSupplier millis;
    // Milliseconds since 1970, then the counter: one that is used up borrows from the next millisecond.
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds() {
        this(System::currentTimeMillis);
    }

    /** @param millis the clock, in milliseconds since 1970 */
    TimeOrderedIds(LongSupplier millis) {
        this.millis = millis;
    }

    /** Returns an id greater than all before it, with 62 random bits. */
    public UUID next() {
        UUID random = UUID.randomUUID();
        long now = millis.getAsLong() << COUNTER_BITS | random.getMostSignificantBits() & SEED_MASK;
        long at = last.updateAndGet(before -> Math.max(before + 1, now));
        // The random UUID has the variant that this one needs.
        return new UUID(at >>> COUNTER_BITS << 16 | VERSION | at & COUNTER_MASK, random.getLeastSignificantBits());
    }
}
