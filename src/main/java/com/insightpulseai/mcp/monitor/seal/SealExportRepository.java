package com.insightpulseai.mcp.monitor.seal;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.store.OpsDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The database's notes of which target has which seals. Each statement may be sent twice without harm. All fail with
 * {@code DatabaseUnavailableException} only.
 */
@Singleton
class SealExportRepository {

    private static final String CLAIM = """
            select sequence, kind, previous, format, after_at, after_id, first_at, last_at, last_id, until, events, root, reason, \
            key_id, sealed_at, signature from ops.claim_seals(p_target => $1, p_holder => $2, p_limit => $3)""";
    private static final String EXPORTED = """
            select ops.note_exported_seal(p_target => $1, p_holder => $2, p_sequence => $3) as held""";
    private static final String REFUSED = """
            select ops.note_refused_seal(p_target => $1, p_holder => $2, p_error => $3, p_retry_s => $4) as held""";
    private static final int MOST_SEALS = 50;

    private final OpsDatabase database;

    SealExportRepository(OpsDatabase database) {
        this.database = database;
    }

    /** Claims a target for 30 s; returns the first seals that it does not have yet, none where the claim is another's. */
    Uni<List<SignedSeal>> claim(String target, UUID holder) {
        return database.rowsPatiently(CLAIM, Tuple.of(target, holder, MOST_SEALS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(SealExportRepository::signed).toList());
    }

    /** Notes that the target has the seals up to this one; false where the claim was lost meanwhile. */
    Uni<Boolean> noteExported(String target, UUID holder, long sequence) {
        return database.patiently(EXPORTED, Tuple.of(target, holder, sequence)).map(row -> row.getBoolean("held"));
    }

    /** Notes that the target did not take a seal, and how long it wants to be left alone. */
    Uni<Void> noteRefused(String target, UUID holder, String reason, Duration wish) {
        return database.patiently(REFUSED, Tuple.of(target, holder, reason, (int) wish.toSeconds())).replaceWithVoid();
    }

    private static SignedSeal signed(Row row) {
        Seal seal = new Seal(row.getLong("sequence"),
                row.getString("kind").equals(Seal.Kind.EVENTS.wireName()) ? Seal.Kind.EVENTS : Seal.Kind.EXPIRY,
                Optional.ofNullable(row.getString("previous")), row.getInteger("format"),
                SealRepository.position(row, "after"), SealRepository.micros(row.getOffsetDateTime("first_at")),
                SealRepository.position(row, "last"),
                Optional.ofNullable(row.getOffsetDateTime("until")).map(SealRepository::micros), row.getLong("events"),
                Optional.ofNullable(row.getString("root")), Optional.ofNullable(row.getString("reason")),
                row.getString("key_id"), SealRepository.micros(row.getOffsetDateTime("sealed_at")));
        return new SignedSeal(seal, HexFormat.of().parseHex(row.getString("signature")));
    }
}
