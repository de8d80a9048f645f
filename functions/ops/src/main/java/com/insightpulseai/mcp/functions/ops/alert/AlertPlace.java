package com.insightpulseai.mcp.functions.ops.alert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

/** A place in the list of alerts, which goes on with older ones. Opaque to clients. */
record AlertPlace(OffsetDateTime openedAt, UUID id) {

    private static final int ID_LENGTH = 36;
    private static final int LONGEST = 16; // digits of microseconds until the year 2286

    /** Microseconds, a colon and the id, in Base64url. */
    String encode() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, openedAt.toInstant());
        return Base64.getUrlEncoder().withoutPadding().encodeToString((micros + ":" + id).getBytes(US_ASCII));
    }

    /** Empty for a text that {@link #encode()} does not return. */
    static Optional<AlertPlace> decode(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), US_ASCII);
            int digits = decoded.length() - ID_LENGTH - 1;
            if (digits < 1 || digits > LONGEST) {
                return Optional.empty();
            }
            Instant at = Instant.EPOCH.plus(Long.parseLong(decoded.substring(0, digits)), ChronoUnit.MICROS);
            return OpsQuery.uuidOf(decoded.substring(digits + 1)).map(id -> new AlertPlace(at.atOffset(ZoneOffset.UTC), id))
                    .filter(cursor -> cursor.encode().equals(text));
        } catch (IllegalArgumentException notACursor) {
            return Optional.empty();
        }
    }
}
