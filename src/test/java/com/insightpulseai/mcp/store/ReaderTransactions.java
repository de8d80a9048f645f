package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.store.ReaderDatabase.ReadResult;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.store.secrets.DatabaseSecret;
import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** The way to the database behind a wire, as the login of the console reads it, with an event each of two users. */
abstract class ReaderTransactions {

    static final String ISSUER = "https://project.supabase.test/auth/v1";
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final Statement EVENTS = Statement.of("select caller_id from ops.run_events order by created_at, id");
    static final Statement SETTINGS = Statement.of("""
            select current_user::text as login, coalesce(current_setting('request.jwt.claims', true), '') as claims,
                   current_setting('statement_timeout') as timeout, current_setting('transaction_read_only') as read_only""");

    static final TestDatabase DATABASE = TestDatabase.shared();

    final UUID viewer = UUID.randomUUID();
    final UUID admin = UUID.randomUUID();

    DatabaseWire wire;

    @Inject
    Vertx vertx;

    @Inject
    EventLoopTimer timer;

    @Inject
    DatabaseSecret secret;

    @BeforeEach
    void addCallersWithAnEventEach() {
        DATABASE.reset();
        DATABASE.addUser(viewer, "ops_viewer");
        DATABASE.addUser(admin, "ops_admin");
        addEvent(viewer);
        addEvent(admin);
    }

    static void addEvent(UUID caller) {
        DATABASE.execute(
                "insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, status) "
                        + "values (gen_random_uuid(), clock_timestamp(), 'socket', 'scan.repo', ?, 'user', 'ops_viewer', 'started')",
                caller);
    }

    static Caller user(UUID id, OpsRole role) {
        return Caller.user(id, Optional.of(role), ISSUER, Optional.empty());
    }

    static List<UUID> callers(ReadResult read) {
        return rows(read.rows()).stream().map(row -> row.getUUID("caller_id")).toList();
    }

    static List<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    static String outcome(Uni<ReadResult> read) {
        return read.await().atMost(PATIENCE).rows().iterator().next().getString("outcome");
    }

    /** The way to the database with a pool of its own. */
    final class Client implements AutoCloseable {

        final OpsDatabase database;
        final ReaderDatabase reads;
        final ReaderSlots slots;

        private final Pool pool;

        Client(boolean pooled, int connections) {
            PgConnectOptions server = new PgConnectOptions().setHost("127.0.0.1").setPort(wire.port()).setDatabase("postgres")
                    .setUser(TestDatabase.OPS).setPassword(DATABASE.password()).setUseLayer7Proxy(pooled)
                    .setCachePreparedStatements(!pooled);
            pool = Pool.newInstance(PgBuilder.pool().using(vertx).connectingTo(server)
                    .with(new PoolOptions().setMaxSize(connections)).build());
            StatementProtocol protocol = new StatementProtocol(pooled);
            database = new OpsDatabase(Optional.of(pool), protocol, timer, secret,
                    new FirstConnection(Optional.empty(), new DatabaseClock()));
            slots = new ReaderSlots(timer, connections);
            reads = new ReaderDatabase(database, protocol, slots);
        }

        ReadResult read(Caller caller, Statement... statements) {
            return reads.read(caller, LIMIT, statements).await().atMost(PATIENCE);
        }

        Row plain(String statement) {
            return pool.query(statement).execute().await().atMost(PATIENCE).iterator().next();
        }

        /** The server's process behind the pool's only connection. */
        int session() {
            return plain("select pg_backend_pid() as pid").getInteger("pid");
        }

        @Override
        public void close() {
            pool.closeAndAwait();
        }
    }
}
