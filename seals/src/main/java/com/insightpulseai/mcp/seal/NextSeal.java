package com.insightpulseai.mcp.seal;

import java.util.List;
import java.util.Optional;

/**
 * What the next seal has to begin with, as {@code ops.next_seal} gives it.
 *
 * @param previous hash of the seal before, in hexadecimal; empty where there is none
 * @param after the last sealed event; empty where there is none
 * @param sealedAt the present time, and not before that of the seal before, in microseconds since 1970
 * @param expired a month whose events were dropped, which has to be sealed first
 */
public record NextSeal(long sequence, Optional<String> previous, Optional<Position> after, long sealedAt,
        Optional<ExpiredMonth> expired) {

    /**
     * A month whose events were dropped.
     *
     * @param from in microseconds since 1970
     * @param until in microseconds since 1970, not part of the month
     * @param events how many sealed events it had
     */
    public record ExpiredMonth(long from, long until, long events, String reason) {
    }

    /** A seal and the leaves to keep beside it. */
    public record Made(Seal seal, Optional<SealedEvents> leaves) {
    }

    /** @param events the values of the columns of each, at least one, in the order of time and id */
    public Made sealEvents(List<UnsealedEvent> events, String keyId) {
        EventHasher hasher = new EventHasher(EventFormat.CURRENT);
        SealedEvents leaves = new SealedEvents(events.size());
        for (UnsealedEvent event : events) {
            hasher.begin();
            event.values().forEach(hasher::value);
            leaves.add(event.position(), hasher);
        }
        Position last = leaves.position(leaves.count() - 1);
        return new Made(new Seal(sequence, Seal.Kind.EVENTS, previous, EventFormat.CURRENT.number(), after,
                leaves.position(0).createdAt(), Optional.of(last), Optional.empty(), leaves.count(),
                Optional.of(leaves.root()), Optional.empty(), keyId, sealedAt), Optional.of(leaves));
    }

    public Made sealExpiry(ExpiredMonth month, String keyId) {
        return new Made(new Seal(sequence, Seal.Kind.EXPIRY, previous, 0, Optional.empty(), month.from(), Optional.empty(),
                Optional.of(month.until()), month.events(), Optional.empty(), Optional.of(month.reason()), keyId, sealedAt),
                Optional.empty());
    }
}
