package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is signed: one link of the chain of seals. It covers the events after {@link #after()} up to and including
 * {@link #last()}, or says that a month was dropped. What it says is its canonical JSON.
 *
 * @param sequence its number, counted from 1
 * @param kind what it says
 * @param previous SHA-256 of the previous seal's canonical JSON, in hexadecimal; empty for the first
 * @param format number of the set of columns that the events' hashes cover, see {@link EventFormat}; 0 for an expiry
 * @param after last event of the seal of events before; empty for the first, and for an expiry
 * @param firstAt time of the first event, or the beginning of the month, in microseconds since 1970
 * @param last the last event; empty for an expiry
 * @param until end of the month, which is not part of it, in microseconds since 1970; empty for events
 * @param events how many events it covers, or how many sealed ones were dropped
 * @param root root of the Merkle tree over the events' {@link SealedEvents}, in hexadecimal; empty for an expiry
 * @param reason why events were dropped; empty for events
 * @param keyId the key that signs it
 * @param sealedAt in microseconds since 1970, never before the previous seal's
 */
public record Seal(long sequence, Kind kind, Optional<String> previous, int format, Optional<Position> after, long firstAt,
        Optional<Position> last, Optional<Long> until, long events, Optional<String> root, Optional<String> reason,
        String keyId, long sealedAt) {

    /** What a seal says. */
    public enum Kind {
        /** That these events are in the log. */
        EVENTS,
        /** That a month's events were dropped because their retention was over. */
        EXPIRY;

        public String wireName() {
            return this == EVENTS ? "events" : "expiry";
        }
    }

    /** The canonical JSON, which is signed. */
    public byte[] toJson() {
        CanonicalJson json = new CanonicalJson().begin();
        optional(json, "after_at", after, position -> UtcTime.text(position.createdAt()));
        optional(json, "after_id", after, position -> position.id().toString());
        json.name(bytes("events")).number(events);
        json.name(bytes("first_at")).text(UtcTime.text(firstAt));
        json.name(bytes("format")).number(format);
        json.name(bytes("key_id")).text(keyId);
        json.name(bytes("kind")).text(kind.wireName());
        optional(json, "last_at", last, position -> UtcTime.text(position.createdAt()));
        optional(json, "last_id", last, position -> position.id().toString());
        optional(json, "previous", previous, Function.identity());
        optional(json, "reason", reason, Function.identity());
        optional(json, "root", root, Function.identity());
        json.name(bytes("sealed_at")).text(UtcTime.text(sealedAt));
        json.name(bytes("sequence")).number(sequence);
        optional(json, "until", until, UtcTime::text);
        return json.end().toBytes();
    }

    /** SHA-256 of the canonical JSON, by which the next seal names this one. */
    public String hash() {
        return HexFormat.of().formatHex(Hashes.sha256().digest(toJson()));
    }

    private static <T> void optional(CanonicalJson json, String name, Optional<T> value, Function<T, String> text) {
        json.name(bytes(name));
        value.map(text).ifPresentOrElse(json::text, json::nothing);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
