package com.insightpulseai.mcp.migrations.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UtcTime;

/**
 * A row of {@code ops.audit_seals}, which may say anything.
 *
 * @param signed empty where the row cannot be that of a seal
 * @param hash what the row gives for its hash, in hexadecimal
 */
record StoredSeal(long sequence, Optional<SignedSeal> signed, String hash) {

    static final String COLUMNS = """
            sequence, kind, encode(previous, 'hex') as previous, format, after_at, after_id, first_at, last_at, last_id, \
            until, events, encode(root, 'hex') as root, reason, key_id, sealed_at, encode(hash, 'hex') as hash, signature""";

    static StoredSeal of(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        return new StoredSeal(sequence, signed(row, sequence), String.valueOf(row.getString("hash")));
    }

    private static Optional<SignedSeal> signed(ResultSet row, long sequence) throws SQLException {
        try {
            Seal.Kind kind = row.getString("kind").equals(Seal.Kind.EVENTS.wireName()) ? Seal.Kind.EVENTS : Seal.Kind.EXPIRY;
            Seal seal = new Seal(sequence, kind, text(row, "previous"), row.getInt("format"), position(row, "after"),
                    time(row, "first_at").orElseThrow(), position(row, "last"), time(row, "until"), row.getLong("events"),
                    text(row, "root"), text(row, "reason"), row.getString("key_id"), time(row, "sealed_at").orElseThrow());
            boolean complete = kind == Seal.Kind.EVENTS
                    ? seal.last().isPresent() && seal.root().isPresent()
                    : seal.until().isPresent();
            return complete ? Optional.of(new SignedSeal(seal, row.getBytes("signature"))) : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Long> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(time -> UtcTime.micros(time.toInstant()));
    }

    private static Optional<Position> position(ResultSet row, String name) throws SQLException {
        UUID id = row.getObject(name + "_id", UUID.class);
        return time(row, name + "_at").filter(at -> id != null).map(at -> new Position(at, id));
    }
}
