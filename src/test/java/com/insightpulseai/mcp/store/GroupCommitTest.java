package com.insightpulseai.mcp.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.store.secrets.DatabaseSecret;
import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** Two executions are under way before others have to wait for company. */
@QuarkusTest
@GovernedTest
class GroupCommitTest {

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EXECUTIONS = 12;
    private static final int ALONE = 2;

    private static final String STATEMENT = """
            select $1::int as number, 100 / $2::int as share, pg_advisory_xact_lock($3::int)::text as locked,
                   pg_current_xact_id()::text as transaction, clock_timestamp() as at, %d as attempt""";
    private static final IntFunction<String> STATEMENTS = STATEMENT::formatted;

    DatabaseWire wire;

    @Inject
    Vertx vertx;

    @Inject
    EventLoopTimer timer;

    @Inject
    DatabaseSecret secret;

    private Pool pool;

    @BeforeEach
    void connect() {
        wire.up();
        // Its login has no limits of time, so that an execution may wait for as long as a test wants.
        PgConnectOptions server = new PgConnectOptions().setHost("127.0.0.1").setPort(wire.port()).setDatabase("postgres")
                .setUser(TestDatabase.SUPERUSER).setPassword(DATABASE.password());
        pool = Pool.newInstance(
                PgBuilder.pool().using(vertx).connectingTo(server).with(new PoolOptions().setMaxSize(8)).build());
    }

    @AfterEach
    void disconnect() {
        wire.up();
        pool.closeAndAwait();
    }

    private OpsDatabase database(boolean pooled) {
        return new OpsDatabase(Optional.of(pool), new StatementProtocol(pooled), timer, secret,
                new FirstConnection(Optional.empty(), new DatabaseClock()));
    }

    /** Parameters that fail none, each with a lock of its own. */
    private static List<Tuple> executions(int count) {
        return IntStream.range(0, count).mapToObj(number -> Tuple.of(number, 1, number)).collect(toCollection(ArrayList::new));
    }

    private static String locks(Tuple execution) {
        return "%03d".formatted(execution.getInteger(2));
    }

    /**
     * Sent while nothing passes the wire and the loop does nothing else, so that the first ones go alone and the rest together.
     */
    private List<CompletableFuture<Row>> send(OpsDatabase database, List<Tuple> executions) {
        List<CompletableFuture<Row>> rows = new ArrayList<>();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(now -> {
            executions.forEach(execution -> rows.add(database.together(STATEMENTS, locks(execution), LIMIT, execution)
                    .subscribeAsCompletionStage()));
            sent.complete(null);
        });
        sent.join();
        return rows;
    }

    private List<CompletableFuture<Row>> sendAtOnce(OpsDatabase database, List<Tuple> executions) {
        send(database, executions(ALONE)).forEach(GroupCommitTest::await);
        wire.freeze();
        try {
            return send(database, executions);
        } finally {
            wire.thaw();
        }
    }

    private static Row await(CompletableFuture<Row> row) {
        return Uni.createFrom().completionStage(row).await().atMost(PATIENCE);
    }

    private static List<Row> awaitAll(List<CompletableFuture<Row>> rows) {
        return rows.stream().map(GroupCommitTest::await).toList();
    }

    private static Map<String, List<Row>> byTransaction(List<Row> rows) {
        return rows.stream().collect(groupingBy(row -> row.getString("transaction")));
    }

    private static List<Integer> numbers(List<Row> rows) {
        return rows.stream().map(row -> row.getInteger("number")).toList();
    }

    @Test
    void concurrentExecutionsAreOneTransactionAndEachGetsItsOwnRow() {
        List<Row> rows = awaitAll(sendAtOnce(database(false), executions(EXECUTIONS)));

        assertThat(numbers(rows)).isEqualTo(IntStream.range(0, EXECUTIONS).boxed().toList());
        assertThat(byTransaction(rows).values()).extracting(List::size)
                .containsExactlyInAnyOrder(1, 1, EXECUTIONS - ALONE);
    }

    @Test
    void noTransactionHasMoreThanSixteenExecutions() {
        List<Row> rows = awaitAll(sendAtOnce(database(false), executions(ALONE + 40)));

        assertThat(byTransaction(rows).values()).extracting(List::size).containsExactlyInAnyOrder(1, 1, 16, 16, 8);
    }

    @Test
    void behindAPoolerEachIsATransaction() {
        List<Row> rows = awaitAll(sendAtOnce(database(true), executions(EXECUTIONS)));

        assertThat(numbers(rows)).isEqualTo(IntStream.range(0, EXECUTIONS).boxed().toList());
        assertThat(byTransaction(rows)).hasSize(EXECUTIONS);
    }

    @Test
    void anExecutionThatFailsIsTheOnlyOne() {
        List<Tuple> executions = executions(EXECUTIONS);
        executions.set(EXECUTIONS - 2, Tuple.of(EXECUTIONS - 2, 0, EXECUTIONS - 2));

        List<CompletableFuture<Row>> rows = sendAtOnce(database(false), executions);

        DatabaseUnavailableException failure = catchThrowableOfType(DatabaseUnavailableException.class,
                () -> await(rows.remove(EXECUTIONS - 2)));
        assertThat(failure.isOfStatement()).isTrue();
        assertThat(failure.sqlState()).contains("22012");
        List<Row> others = awaitAll(rows);
        assertThat(others).extracting(row -> row.getInteger("attempt")).containsOnly(0);
        assertThat(byTransaction(others)).hasSize(EXECUTIONS - 1);
    }

    @Test
    void afterALostConnectionEachIsTriedAgainAlone() {
        OpsDatabase database = database(false);
        send(database, executions(ALONE)).forEach(GroupCommitTest::await);
        List<CompletableFuture<Row>> sent;
        wire.freeze();
        try {
            sent = send(database, executions(EXECUTIONS));
            wire.cut();
        } finally {
            wire.thaw();
        }

        List<Row> rows = awaitAll(sent);

        assertThat(numbers(rows)).isEqualTo(IntStream.range(0, EXECUTIONS).boxed().toList());
        assertThat(rows.subList(0, ALONE)).extracting(row -> row.getInteger("attempt")).containsOnly(1);
    }

    /** Otherwise two groups with the same locks could wait for each other. */
    @Test
    void theExecutionsOfAGroupLockInTheOrderOfTheirLocks() {
        List<Tuple> executions = executions(EXECUTIONS);
        Collections.reverse(executions);

        List<Row> rows = awaitAll(sendAtOnce(database(false), executions));

        List<Row> group = byTransaction(rows).values().stream().max(Comparator.comparing(List::size)).orElseThrow();
        assertThat(group.stream().sorted(Comparator.comparing(row -> row.getOffsetDateTime("at"))).toList())
                .extracting(row -> row.getInteger("number")).isSorted().hasSize(EXECUTIONS - ALONE);
    }

    @Test
    void executionsThatWaitForALockHoldNoOthersUp() throws SQLException {
        OpsDatabase database = database(false);
        try (Connection other = DATABASE.superuser(); Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            List<CompletableFuture<Row>> held = send(database, List.of(Tuple.of(1, 1, 7), Tuple.of(2, 1, 7)));

            Row row = await(send(database, List.of(Tuple.of(3, 1, 8))).get(0));

            assertThat(row.getInteger("number")).isEqualTo(3);
            assertThat(held).noneMatch(CompletableFuture::isDone);
            statement.execute("select pg_advisory_unlock(7)");
            assertThat(numbers(awaitAll(held))).containsExactly(1, 2);
        }
    }

    @Test
    void oneThatGetsNoResponseFailsWhenItsTimeIsOver() {
        OpsDatabase database = database(false);
        send(database, executions(ALONE)).forEach(GroupCommitTest::await);
        wire.freeze();
        try {
            send(database, executions(ALONE));
            CompletableFuture<Row> waiting = database
                    .together(STATEMENTS, "", Duration.ofMillis(300), executions(1).get(0)).subscribeAsCompletionStage();

            assertThat(catchThrowableOfType(DatabaseUnavailableException.class, () -> await(waiting)).isOfStatement())
                    .isFalse();
        } finally {
            wire.thaw();
        }
    }
}
