package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** Round trips as a wire before the database counts them. */
class StatementProtocolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ALL_TYPES = """
            select $1::uuid as id, $2::text as text, $3::int as number, $4::bool as yes, $5::timestamptz as time, \
            cast($6::text as jsonb) as json, $7::text[] as texts, $8::int[] as numbers, $9::text as missing""";

    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static Vertx vertx;
    private static DatabaseWire wire;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        wire = new DatabaseWire(DATABASE.port());
    }

    @AfterAll
    static void stop() throws IOException {
        wire.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void reset() {
        DATABASE.reset();
    }

    @Test
    void behindAPoolerEachStatementIsOneRoundTrip() {
        try (Client client = new Client(true, true)) {
            client.row("select 1 as connected", Tuple.tuple());
            wire.takeRoundTrips();

            client.row(ALL_TYPES, all());
            client.row(ALL_TYPES, all());

            assertThat(wire.takeRoundTrips()).isEqualTo(2);
        }
    }

    /** The reason for the simple protocol. */
    @Test
    void preparedBehindAPoolerAStatementIsTwo() {
        try (Client client = new Client(true, false)) {
            client.row("select 1 as connected", Tuple.tuple());
            wire.takeRoundTrips();

            client.row(ALL_TYPES, all());
            client.row(ALL_TYPES, all());

            assertThat(wire.takeRoundTrips()).isEqualTo(4);
        }
    }

    @Test
    void bothProtocolsReturnTheSameRow() {
        Tuple all = all();
        try (Client simple = new Client(true, true); Client prepared = new Client(false, false)) {
            Row row = simple.row(ALL_TYPES, all);

            assertThat(row.toJson()).isEqualTo(prepared.row(ALL_TYPES, all).toJson());
            assertThat(row.getUUID("id")).isEqualTo(all.getUUID(0));
            assertThat(row.getOffsetDateTime("time")).isEqualTo(all.getOffsetDateTime(4));
            assertThat(row.getJsonObject("json")).isEqualTo(new JsonObject().put("text", "it's"));
            assertThat(row.getArrayOfStrings("texts")).containsExactly("a", null, "'");
            assertThat(row.getArrayOfIntegers("numbers")).containsExactly(1, null);
        }
    }

    private static Tuple all() {
        return Tuple.tuple().addUUID(UUID.randomUUID()).addString("it's \\ \ud800").addInteger(-7).addBoolean(true)
                .addOffsetDateTime(OffsetDateTime.parse("2026-11-28T15:00:00.123456Z")).addString("{\"text\":\"it's\"}")
                .addArrayOfString(new String[] { "a", null, "'" }).addArrayOfInteger(new Integer[] { 1, null }).addString(null);
    }

    /** One connection, as the application configures it. */
    private static final class Client implements AutoCloseable {

        private final Pool pool;
        private final StatementProtocol protocol;

        Client(boolean pooler, boolean simple) {
            PgConnectOptions server = new PgConnectOptions().setHost("127.0.0.1").setPort(wire.port()).setDatabase("postgres")
                    .setUser(TestDatabase.HUB).setPassword(DATABASE.password()).setUseLayer7Proxy(pooler)
                    .setCachePreparedStatements(!pooler);
            pool = Pool.newInstance(PgBuilder.pool().using(vertx).connectingTo(server).with(new PoolOptions().setMaxSize(1))
                    .build());
            protocol = new StatementProtocol(simple);
        }

        Row row(String statement, Tuple parameters) {
            return pool.withConnection(connection -> protocol.send(connection, statement, parameters)).await().atMost(PATIENCE)
                    .iterator().next();
        }

        @Override
        public void close() {
            pool.closeAndAwait();
        }
    }
}
