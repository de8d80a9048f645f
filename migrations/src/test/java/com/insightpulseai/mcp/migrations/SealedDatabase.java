package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SealedEvents;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UnsealedEvent;
import com.insightpulseai.mcp.seal.UtcTime;

/** A migrated database of a test's own, sealed as the monitor does, by its login and the same functions; and verified. */
final class SealedDatabase {

    static final String ID = "00000000-0000-7000-8000-";

    private static final String TEMPLATE = migrate();

    private final String name;
    private final Path folder;
    private final List<String> log = new ArrayList<>();
    private SealKey key = SealKey.generate("k1");
    private final List<String> publicKeys = new ArrayList<>(List.of(key.entry(Instant.EPOCH).toText()));

    SealedDatabase(Path folder) throws SQLException {
        this.name = Server.copyDatabase(TEMPLATE);
        this.folder = folder;
    }

    /** Once: a copy takes a tenth of the time. */
    private static String migrate() {
        try {
            return Database.migrateAnother();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a command said. */
    record Said(int exit, String out, String err) {
    }

    Connection superuser() throws SQLException {
        return Server.connect(Server.SUPERUSER, name);
    }

    Connection monitor() throws SQLException {
        return Server.connect(Database.MONITOR, name);
    }

    List<Map<String, Object>> query(String sql, Object... arguments) throws SQLException {
        try (Connection connection = superuser()) {
            return Database.query(connection, sql, arguments);
        }
    }

    /** As an owner of the database that has put all guards aside. */
    void tamper(String... statements) throws SQLException {
        try (Connection connection = superuser()) {
            Database.execute(connection,
                    """
                            do $$
                            declare
                              v_table regclass;
                            begin
                              for v_table in select relid from pg_partition_tree('ops.run_events')
                                             union all select unnest(array['ops.audit_seals', 'ops.audit_leaves', 'ops.audit_expiries']::regclass[]) loop
                                execute format('alter table %s disable trigger user', v_table);
                              end loop;
                            end
                            $$""");
            for (String statement : statements) {
                Database.execute(connection, statement);
            }
        }
    }

    /** Finished events of numbers, one microsecond apart. */
    void addEvents(int from, int to) throws SQLException {
        try (Connection connection = superuser()) {
            addEvents(connection, from, to, "ok");
        }
    }

    static void addEvents(Connection connection, int from, int to, String status) throws SQLException {
        Database.execute(connection,
                """
                        insert into ops.run_events (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer,
                          caller_role, claims, client, request_id, replay_of, payload, status, result, error, duration_ms, hostname, finished_at)
                        select ('%s' || lpad(to_hex(n), 12, '0'))::uuid, ops.event_time(), 'socket', 'scan.get', '1.0',
                               '5a5db0c5-0000-4000-8000-000000000001', 'user', 'https://issuer', 'ops_viewer', '{"run_id": 1}', 'agent/1',
                               'request ' || n, null, jsonb_build_object('n', 9007199254740993 + n, 'text', 'ü"\\'), '%2$s',
                               '{"status": 200}', null, 12, 'api.socket.dev', case when '%2$s' <> 'started' then clock_timestamp() end
                          from generate_series(%3$s, %4$s) n"""
                        .formatted(ID, status, from, to));
    }

    static String id(int number) {
        return ID + "%012x".formatted(number);
    }

    /** Makes rounds of the monitor until nothing is left to seal; returns the events of each new seal. */
    List<Long> seal() throws SQLException {
        return seal(2000);
    }

    List<Long> seal(int most) throws SQLException {
        try (Connection monitor = monitor()) {
            settle(monitor);
            List<Long> sealed = new ArrayList<>();
            for (Optional<SignedSeal> seal = sealOnce(monitor, most); seal.isPresent(); seal = sealOnce(monitor, most)) {
                sealed.add(seal.get().seal().events());
            }
            return sealed;
        }
    }

    static void settle(Connection monitor) throws SQLException {
        for (int step = 0; step < 4; step++) {
            Database.query(monitor, "select ops.settle_events()");
        }
    }

    /** Empty where there is nothing to seal, or another monitor was faster. */
    Optional<SignedSeal> sealOnce(Connection monitor, int most) throws SQLException {
        Optional<NextSeal.Made> made = make(monitor, most);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        SignedSeal signed = SignedSeal.of(made.get().seal(), key);
        if (!add(monitor, signed, made.get().leaves())) {
            return Optional.empty();
        }
        synchronized (log) {
            log.add("2026-11-28 INFO  [seal] " + signed.toLine());
        }
        return Optional.of(signed);
    }

    Optional<NextSeal.Made> make(Connection monitor, int most) throws SQLException {
        Map<String, Object> row = Database.query(monitor, "select * from ops.next_seal()").get(0);
        NextSeal next = new NextSeal((long) row.get("sequence"), Optional.ofNullable((String) row.get("previous")),
                Optional.ofNullable(row.get("after_at")).map(at -> new Position(micros(at), (UUID) row.get("after_id"))),
                micros(row.get("sealed_at")),
                Optional.ofNullable(row.get("expired_from")).map(from -> new NextSeal.ExpiredMonth(
                        micros(from), micros(row.get("expired_until")), (long) row.get("expired_events"),
                        (String) row.get("expired_reason"))));
        if (next.expired().isPresent()) {
            return Optional.of(next.sealExpiry(next.expired().get(), key.id()));
        }
        List<UnsealedEvent> events = Database.query(monitor, "select * from ops.unsealed_events(?, 100000000)", most).stream()
                .map(event -> UnsealedEvent.of(column -> (String) event.get(column))).toList();
        return events.isEmpty() ? Optional.empty() : Optional.of(next.sealEvents(events, key.id()));
    }

    static boolean add(Connection monitor, SignedSeal signed, Optional<SealedEvents> leaves) throws SQLException {
        Seal seal = signed.seal();
        HexFormat hex = HexFormat.of();
        Object[] arguments = { seal.sequence(), seal.kind().wireName(), seal.previous().orElse(null), seal.format(),
                seal.after().map(Position::createdAt).map(SealedDatabase::time).orElse(null),
                seal.after().map(Position::id).orElse(null), time(seal.firstAt()),
                seal.last().map(Position::createdAt).map(SealedDatabase::time).orElse(null),
                seal.last().map(Position::id).orElse(null), seal.until().map(SealedDatabase::time).orElse(null), seal.events(),
                seal.root().orElse(null), seal.reason().orElse(null), seal.keyId(), time(seal.sealedAt()), seal.hash(),
                hex.formatHex(signed.signature()), leaves.map(SealedEvents::toBytes).map(hex::formatHex).orElse(null) };
        String types = "bigint text text int timestamptz uuid timestamptz timestamptz uuid timestamptz bigint text text text "
                + "timestamptz text text text";
        return (boolean) Database.query(monitor, Stream.of(types.split(" ")).map(type -> "?::" + type)
                .collect(Collectors.joining(", ", "select ops.add_seal(", ") as added")), arguments).get(0).get("added");
    }

    SealKey key() {
        return key;
    }

    /** Goes on with another key, which is listed from a time on. */
    SealKey rotateKey(String id, Instant validFrom) {
        key = SealKey.generate(id);
        publicKeys.add(key.entry(validFrom).toText());
        return key;
    }

    /** What left the database by the log so far. */
    Path exportSeals() {
        return write("seals.log", log);
    }

    Path publicKeysFile() {
        return write("public-keys", publicKeys);
    }

    Said verify(String... more) {
        return verifyWith(publicKeysFile(), more);
    }

    Said verifyWith(Path keys, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream
                .concat(Stream.of("verify-audit", "--url", Server.url(name), "--public-keys", keys.toString()),
                        Arrays.stream(more))
                .toArray(String[]::new);
        int exit = MigrateCommand.commandLine(Map.of()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    /** Holds that all of so many events are sealed, and that the log has their seals. */
    void assertSealedOnce(int events) {
        Said said = verify("--seals", exportSeals().toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("As sealed: " + events + " events in ", "Not sealed yet: 0 events");
    }

    private Path write(String file, List<String> lines) {
        try {
            return Files.write(folder.resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OffsetDateTime time(long micros) {
        return UtcTime.instant(micros).atOffset(ZoneOffset.UTC);
    }

    private static long micros(Object timestamp) {
        return UtcTime.micros(((java.sql.Timestamp) timestamp).toInstant());
    }
}
