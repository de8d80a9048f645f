package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Hashes events, one after the other: SHA-256 of the canonical JSON of all columns of a format. Values are added in the order
 * of the format's columns. Not safe for concurrent use.
 */
public final class EventHasher {

    private final EventFormat format;
    private final byte[][] names;
    private final CanonicalJson json = new CanonicalJson();
    private final MessageDigest digest = Hashes.sha256();
    private int next;

    public EventHasher(EventFormat format) {
        this.format = format;
        this.names = format.columns().stream().map(column -> column.name().getBytes(UTF_8)).toArray(byte[][]::new);
    }

    /** Begins a new event. */
    public EventHasher begin() {
        json.begin();
        next = 0;
        return this;
    }

    public EventHasher nothing() {
        name().nothing();
        return this;
    }

    /** A text, or the text of a {@code jsonb}, in UTF-8. */
    public EventHasher text(byte[] utf8, int offset, int length) {
        name().text(utf8, offset, length);
        return this;
    }

    public EventHasher number(long value) {
        name().number(value);
        return this;
    }

    /** @param micros see {@link UtcTime} */
    public EventHasher time(long micros) {
        byte[] text = UtcTime.bytes(micros);
        name().text(text, 0, text.length);
        return this;
    }

    public EventHasher id(long mostSignificant, long leastSignificant) {
        name().id(mostSignificant, leastSignificant);
        return this;
    }

    /**
     * Adds the value of the next column from its text, null for none.
     *
     * @param value of a time its microseconds since 1970
     * @throws IllegalArgumentException for a text that is not of the column's kind
     */
    public EventHasher value(String value) {
        if (value == null) {
            return nothing();
        }
        switch (format.columns().get(next).kind()) {
            case TEXT, JSON -> name().text(value);
            case NUMBER -> number(Long.parseLong(value));
            case TIME -> time(Long.parseLong(value));
            case ID -> {
                UUID id = UUID.fromString(value);
                id(id.getMostSignificantBits(), id.getLeastSignificantBits());
            }
        }
        return this;
    }

    /**
     * Writes the event's 32 bytes.
     *
     * @throws IllegalStateException when it has not all columns
     */
    public void finish(byte[] into, int offset) {
        if (next != names.length) {
            throw new IllegalStateException("an event of format %d has %d columns, not %d".formatted(format.number(),
                    names.length, next));
        }
        json.end().digest(digest);
        try {
            digest.digest(into, offset, Hashes.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("there is no room for a digest", e);
        }
    }

    /** The canonical JSON that {@link #finish} has hashed. */
    byte[] toJson() {
        return json.toBytes();
    }

    private CanonicalJson name() {
        if (next == names.length) {
            throw new IllegalStateException("an event of format " + format.number() + " has no further column");
        }
        return json.name(names[next++]);
    }
}
