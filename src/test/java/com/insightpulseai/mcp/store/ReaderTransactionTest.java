package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.store.ReaderDatabase.ReadResult;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Transactions of readers on the wire. {@code pooled} is the protocol behind a pooler in transaction mode. */
@QuarkusTest
@GovernedTest
class ReaderTransactionTest extends ReaderTransactions {

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void leavesNothingOfTheReaderOnTheConnection(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            Row inside = client.read(user(admin, OpsRole.ADMIN), SETTINGS).rows().iterator().next();
            assertThat(inside.getString("login")).isEqualTo("authenticated");
            assertThat(inside.getString("claims")).contains(admin.toString());
            assertThat(inside.getString("timeout")).isEqualTo("10s");
            assertThat(inside.getString("read_only")).isEqualTo("on");

            Row after = client.plain(SETTINGS.text());
            assertThat(after.getString("login")).isEqualTo(TestDatabase.OPS);
            assertThat(after.getString("claims")).isEmpty();
            assertThat(after.getString("timeout")).isEqualTo("2s");
            assertThat(after.getString("read_only")).isEqualTo("off");
        }
    }

    /** No statement is prepared yet, and each is a round trip of its own before it is executed. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void keepsConcurrentReadersApartOnConnectionsWithColdStatements(boolean pooled) {
        try (Client client = new Client(pooled, 2)) {
            List<Uni<ReadResult>> reads = IntStream.range(0, 40).mapToObj(n -> client.reads.read(
                    n % 2 == 0 ? user(viewer, OpsRole.VIEWER) : user(admin, OpsRole.ADMIN), LIMIT, EVENTS, SETTINGS,
                    Statement.of("select count(*) as n, " + n % 7 + " as other from ops.run_events"))).toList();

            List<ReadResult> results = Uni.join().all(reads).andFailFast().await().atMost(PATIENCE);

            for (int n = 0; n < results.size(); n++) {
                assertThat(callers(results.get(n))).hasSize(n % 2 == 0 ? 1 : 2);
                assertThat(results.get(n).results().get(1).iterator().next().getString("claims"))
                        .contains((n % 2 == 0 ? viewer : admin).toString());
                assertThat(results.get(n).results().get(2).iterator().next().getLong("n")).isEqualTo(n % 2 == 0 ? 1 : 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aFailingStatementLeavesTheConnectionUsable(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            Caller caller = user(viewer, OpsRole.VIEWER);
            int session = client.session();

            DatabaseUnavailableException failure = catchThrowableOfType(DatabaseUnavailableException.class,
                    () -> client.read(caller, EVENTS, Statement.of("select 1 / $1::int as n", 0), EVENTS));

            assertThat(failure.sqlState()).contains("22012");
            assertThat(failure.isOfStatement()).isTrue();
            assertThat(callers(client.read(caller, EVENTS))).containsExactly(viewer);
            assertThat(client.plain(SETTINGS.text()).getString("login")).isEqualTo(TestDatabase.OPS);
            assertThat(client.session()).isEqualTo(session);
        }
    }

    @ParameterizedTest
    @CsvSource({ "true,1", "false,5" })
    void doesNotWaitForResponsesWithinATransaction(boolean pooled, int messages) {
        try (Client client = new Client(pooled, 1)) {
            Caller caller = user(viewer, OpsRole.VIEWER);
            client.read(caller, EVENTS, SETTINGS);
            wire.takeRoundTrips();

            client.read(caller, EVENTS, SETTINGS);

            // Prepared statements are sent one after the other without waiting, each with its end.
            assertThat(wire.takeRoundTrips()).isEqualTo(messages);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theDatabaseEndsAStatementThatTakesTooLong(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            DATABASE.execute("create function public.set_timeout_probe() returns text language sql as "
                    + "$$ select set_config('statement_timeout', '20ms', true) $$");
            int session = client.session();

            DatabaseUnavailableException failure = catchThrowableOfType(DatabaseUnavailableException.class,
                    () -> client.read(user(viewer, OpsRole.VIEWER), Statement.of("select public.set_timeout_probe() as t"),
                            Statement.of("select pg_sleep(20) as slept")));

            assertThat(failure.sqlState()).contains("57014");
            assertThat(client.session()).isEqualTo(session);
        } finally {
            DATABASE.execute("drop function public.set_timeout_probe()");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void isSentAgainAfterALostConnection(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            client.read(user(viewer, OpsRole.VIEWER), EVENTS);
            DATABASE.endSessions(TestDatabase.OPS);

            assertThat(callers(client.read(user(viewer, OpsRole.VIEWER), EVENTS))).containsExactly(viewer);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void closesAConnectionThatDoesNotRespondInTime(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            Caller caller = user(viewer, OpsRole.VIEWER);
            int session = client.session();
            wire.freeze();
            try {
                Instant begun = Instant.now();
                assertThatThrownBy(() -> client.reads.read(caller, Duration.ofMillis(200), EVENTS).await().atMost(PATIENCE))
                        .isInstanceOf(DatabaseUnavailableException.class);
                assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
            } finally {
                wire.thaw();
            }

            assertThat(callers(client.read(caller, EVENTS))).containsExactly(viewer);
            assertThat(client.session()).isNotEqualTo(session);
        }
    }
}
