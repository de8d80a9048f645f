package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.store.ReaderDatabase.ReadResult;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads that take long, because a lock makes each of them wait until it is released. */
@QuarkusTest
@GovernedTest
class ReaderSlotsTest extends ReaderTransactions {

    private static final Statement SLOW = Statement.of("select pg_advisory_xact_lock_shared(21)");

    private Connection lock;

    @BeforeEach
    void makeReadsSlow() throws SQLException {
        lock = DATABASE.superuser();
        lock.createStatement().execute("select pg_advisory_lock(21)");
    }

    @AfterEach
    void release() throws SQLException {
        lock.close();
    }

    @Test
    void slowReadsLeaveMostConnectionsToCalls() throws SQLException {
        try (Client client = new Client(false, 8)) {
            List<CompletableFuture<ReadResult>> slow = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                slow.add(begin(client, n % 2 == 0 ? user(viewer, OpsRole.VIEWER) : user(admin, OpsRole.ADMIN)));
            }

            assertThat(client.slots.running()).isEqualTo(2);
            assertThat(client.slots.waiting()).isEqualTo(18);
            assertThat(client.plain("select 1 as one").getInteger("one")).isOne();

            release();
            assertThat(slow).allSatisfy(read -> assertThat(read.join().rows().size()).isOne());
            assertThat(client.slots.running()).isZero();
            assertThat(client.slots.waiting()).isZero();
        }
    }

    @Test
    void slowReadsOfOneReaderLeaveSlotsToOthers() {
        try (Client client = new Client(false, 16)) {
            Caller busy = user(viewer, OpsRole.VIEWER);
            List<CompletableFuture<ReadResult>> slow = IntStream.range(0, 10).mapToObj(n -> begin(client, busy)).toList();
            assertThat(client.slots.running()).isEqualTo(2);

            assertThat(callers(client.read(user(admin, OpsRole.ADMIN), EVENTS))).hasSize(2);

            assertThat(slow).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void aReadThatGetsNoSlotInTimeIsNotBegun() throws SQLException {
        try (Client client = new Client(false, 4)) {
            Caller caller = user(viewer, OpsRole.VIEWER);
            CompletableFuture<ReadResult> slow = begin(client, caller);

            assertThatThrownBy(() -> client.reads.read(caller, Duration.ofMillis(50), EVENTS).await().atMost(PATIENCE))
                    .isInstanceOf(ReadersBusyException.class);
            assertThat(client.slots.waiting()).isZero();

            release();
            slow.join();
            assertThat(callers(client.read(caller, EVENTS))).containsExactly(viewer);
        }
    }

    @Test
    void aReadThatIsNoLongerWantedKeepsItsSlotUntilItsConnectionIsFree() throws SQLException {
        try (Client client = new Client(false, 4)) {
            Caller caller = user(viewer, OpsRole.VIEWER);
            Cancellable left = cancellable(client, caller);
            Cancellable leftWhileWaiting = cancellable(client, caller);
            CompletableFuture<ReadResult> next = begin(client, caller);
            assertThat(client.slots.waiting()).isEqualTo(2);

            left.cancel();
            leftWhileWaiting.cancel();

            assertThat(client.slots.running()).isOne();
            assertThat(client.slots.waiting()).isOne();
            assertThat(next).isNotDone();
            release();
            assertThat(next.join().rows().size()).isOne();
            await().atMost(PATIENCE).until(() -> client.slots.running() == 0);
        }
    }

    @Test
    void manyWaitingReadsOfOneReaderAreRefusedAtOnceAndThoseOfOthersAreNot() throws SQLException {
        try (Client client = new Client(false, 4)) {
            Caller busy = user(viewer, OpsRole.VIEWER);
            IntStream.rangeClosed(0, 64).forEach(n -> begin(client, busy));

            assertThat(begin(client, busy)).failsWithin(Duration.ofSeconds(5)).withThrowableThat()
                    .withCauseInstanceOf(ReadersBusyException.class);

            CompletableFuture<ReadResult> other = begin(client, user(admin, OpsRole.ADMIN));
            release();
            assertThat(other.join().rows().size()).isOne();
        }
    }

    @Test
    void aConnectionThatComesAfterTheWaitWasCancelledIsGivenBack() throws SQLException {
        try (Client client = new Client(false, 1)) {
            int session = client.session();
            CompletableFuture<ReadResult> slow = begin(client, user(viewer, OpsRole.VIEWER));
            Uni<Row> late = client.database.once("select 1 as one", Duration.ofMillis(50), Tuple.tuple());

            late.subscribe().with(row -> {
            }).cancel();
            assertThatThrownBy(() -> late.await().atMost(PATIENCE)).isInstanceOf(DatabaseUnavailableException.class);
            release();

            assertThat(slow.join().rows().size()).isOne();
            assertThat(client.session()).isEqualTo(session);
        }
    }

    private static CompletableFuture<ReadResult> begin(Client client, Caller caller) {
        return client.reads.read(caller, LIMIT, SLOW).subscribeAsCompletionStage();
    }

    private static Cancellable cancellable(Client client, Caller caller) {
        return client.reads.read(caller, LIMIT, SLOW).subscribe().with(ignored -> {
        });
    }
}
