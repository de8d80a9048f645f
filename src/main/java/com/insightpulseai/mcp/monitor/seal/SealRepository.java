package com.insightpulseai.mcp.monitor.seal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.NextSeal.ExpiredMonth;
import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealedEvents;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UnsealedEvent;
import com.insightpulseai.mcp.seal.UtcTime;
import com.insightpulseai.mcp.store.OpsDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements of sealing. Each may be sent twice without harm. All fail with {@code DatabaseUnavailableException} only. */
@Singleton
class SealRepository {

    private static final int MOST_EVENTS = 2000;
    private static final long MOST_BYTES = 4 << 20;

    private static final String SETTLE = """
            select extract(epoch from clock_timestamp() - s.until)::bigint as age_s from ops.settle_events() as s (until)""";
    private static final String NEXT = """
            select sequence, previous, after_at, after_id, sealed_at, expired_from, expired_until, expired_events, \
            expired_reason from ops.next_seal()""";
    private static final String EVENTS = "select * from ops.unsealed_events(p_limit => $1, p_bytes => $2)";
    private static final String ADD = """
            select ops.add_seal(\
            p_sequence => $1, p_kind => $2, p_previous => $3, p_format => $4, p_after_at => $5, p_after_id => $6, \
            p_first_at => $7, p_last_at => $8, p_last_id => $9, p_until => $10, p_events => $11, p_root => $12, \
            p_reason => $13, p_key_id => $14, p_sealed_at => $15, p_hash => $16, p_signature => $17, p_leaves => $18) as added""";

    private final OpsDatabase database;

    SealRepository(OpsDatabase database) {
        this.database = database;
    }

    /**
     * Takes one step towards knowing up to which time all events are there.
     *
     * @return how long ago that time was; empty while another monitor takes a step
     */
    Uni<Optional<Duration>> settle() {
        return database.patiently(SETTLE, Tuple.tuple())
                .map(row -> Optional.ofNullable(row.getLong("age_s")).map(Duration::ofSeconds));
    }

    Uni<NextSeal> next() {
        return database.patiently(NEXT, Tuple.tuple()).map(SealRepository::next);
    }

    /** The events of the next seal; none where there is nothing to seal. */
    Uni<List<UnsealedEvent>> unsealed() {
        return database.rowsPatiently(EVENTS, Tuple.tuple().addInteger(MOST_EVENTS).addLong(MOST_BYTES))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> UnsealedEvent.of(row::getString))
                        .toList());
    }

    /** Whether the seal is in the database; not where another one is in its place. */
    Uni<Boolean> add(SignedSeal signed, Optional<SealedEvents> leaves) {
        Seal seal = signed.seal();
        HexFormat hex = HexFormat.of();
        Tuple parameters = Tuple.tuple()
                .addLong(seal.sequence())
                .addString(seal.kind().wireName())
                .addString(seal.previous().orElse(null))
                .addInteger(seal.format())
                .addOffsetDateTime(seal.after().map(Position::createdAt).map(SealRepository::time).orElse(null))
                .addUUID(seal.after().map(Position::id).orElse(null))
                .addOffsetDateTime(time(seal.firstAt()))
                .addOffsetDateTime(seal.last().map(Position::createdAt).map(SealRepository::time).orElse(null))
                .addUUID(seal.last().map(Position::id).orElse(null))
                .addOffsetDateTime(seal.until().map(SealRepository::time).orElse(null))
                .addLong(seal.events())
                .addString(seal.root().orElse(null))
                .addString(seal.reason().orElse(null))
                .addString(seal.keyId())
                .addOffsetDateTime(time(seal.sealedAt()))
                .addString(seal.hash())
                .addString(hex.formatHex(signed.signature()))
                .addString(leaves.map(SealedEvents::toBytes).map(hex::formatHex).orElse(null));
        return database.patiently(ADD, parameters).map(row -> row.getBoolean("added"));
    }

    static Optional<Position> position(Row row, String name) {
        return Optional.ofNullable(row.getOffsetDateTime(name + "_at"))
                .map(at -> new Position(micros(at), row.getUUID(name + "_id")));
    }

    private static NextSeal next(Row row) {
        OffsetDateTime expiredFrom = row.getOffsetDateTime("expired_from");
        return new NextSeal(row.getLong("sequence"), Optional.ofNullable(row.getString("previous")),
                position(row, "after"),
                micros(row.getOffsetDateTime("sealed_at")),
                Optional.ofNullable(expiredFrom).map(from -> new ExpiredMonth(micros(from),
                        micros(row.getOffsetDateTime("expired_until")), row.getLong("expired_events"),
                        row.getString("expired_reason"))));
    }

    private static OffsetDateTime time(long micros) {
        return UtcTime.instant(micros).atOffset(ZoneOffset.UTC);
    }

    static long micros(OffsetDateTime time) {
        return UtcTime.micros(time.toInstant());
    }
}
