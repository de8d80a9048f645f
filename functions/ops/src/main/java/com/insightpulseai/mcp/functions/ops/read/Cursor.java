package com.insightpulseai.mcp.functions.ops.read;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A place in a list of events or alerts, which is in the order of time and id. Its text is opaque to clients; the check sum
 * finds texts
 * that were changed or cut, and protects nothing: a cursor says where to read on, and never what may be read.
 *
 * @param at microseconds are kept, from 1970 to 9999
 */
public record Cursor(OffsetDateTime at, UUID id) {

    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final UUID LAST_ID = new UUID(-1, -1);
    private static final int BYTES = 3 * Long.BYTES;
    private static final long END_OF_9999 = 253_402_300_800_000_000L;

    /** The length of a cursor's text, in characters. */
    static final int LENGTH = 38;

    public Cursor {
        at = at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the place before everything of a time. */
    public static Cursor before(OffsetDateTime at) {
        return new Cursor(at, FIRST_ID);
    }

    /** Returns the place after everything of a time. */
    public static Cursor after(OffsetDateTime at) {
        return new Cursor(at, LAST_ID);
    }

    /** Returns the cursor of a text that {@link #text} has written; empty for any other text. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            long micros = bytes.getLong();
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            if (micros < 0 || micros >= END_OF_9999) {
                return Optional.empty();
            }
            Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            // Written anew it is compared as a whole: two texts of Base64 may stand for the same bytes.
            return Optional.of(new Cursor(at.atOffset(ZoneOffset.UTC), id)).filter(cursor -> cursor.text().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Returns {@value #LENGTH} characters of Base64 for URLs. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES + Integer.BYTES);
        bytes.putLong(Math.addExact(Math.multiplyExact(at.toEpochSecond(), 1_000_000L), at.getNano() / 1_000));
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, BYTES);
        bytes.putInt((int) sum.getValue());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
