package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.migrations.SealedDatabase.Said;
import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.SignedSeal;

/** Every finished event gets into exactly one seal, whatever happens at the same time. */
class SealingTest {

    @TempDir
    Path folder;

    private SealedDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = new SealedDatabase(folder);
    }

    private long sealed() throws SQLException {
        return (long) database.query("select coalesce(sum(events), 0)::bigint as events from ops.audit_seals").get(0)
                .get("events");
    }

    @Test
    void nothing_is_sealed_where_nothing_is() throws SQLException {
        assertThat(database.seal()).isEmpty();
        assertThat(database.verify().exit()).isEqualTo(4);
        assertThat(database.verify().err()).startsWith("The log is not sealed: there is no seal for any of its 0 events.");
    }

    @Test
    void events_are_sealed_once() throws SQLException {
        database.addEvents(1, 3);
        assertThat(database.seal()).containsExactly(3L);
        assertThat(database.seal()).isEmpty();
        database.addEvents(4, 8);
        assertThat(database.seal(2)).containsExactly(2L, 2L, 1L);

        database.assertSealedOnce(8);
    }

    @Test
    void an_event_that_finishes_late_holds_up_those_after_it_and_is_sealed_then() throws SQLException {
        try (Connection connection = database.superuser()) {
            SealedDatabase.addEvents(connection, 1, 2, "ok");
            SealedDatabase.addEvents(connection, 3, 3, "started");
            SealedDatabase.addEvents(connection, 4, 5, "ok");
            assertThat(database.seal()).containsExactly(2L);

            Said said = database.verify();
            assertThat(said.exit()).isZero();
            assertThat(said.out()).contains("As sealed: 2 events", "Not sealed yet: 3 events, the oldest of them ");

            Database.execute(connection,
                    "update ops.run_events set status = 'ok', finished_at = clock_timestamp() where status = 'started'");
        }
        assertThat(database.seal()).containsExactly(3L);
        database.assertSealedOnce(5);
    }

    @Test
    void an_event_whose_transaction_is_not_at_its_end_holds_up_those_after_it() throws SQLException {
        try (Connection slow = database.superuser(); Connection monitor = database.monitor()) {
            slow.setAutoCommit(false);
            SealedDatabase.addEvents(slow, 1, 1, "ok");
            database.addEvents(2, 3);
            for (int round = 0; round < 3; round++) {
                SealedDatabase.settle(monitor);
                assertThat(database.sealOnce(monitor, 10)).isEmpty();
            }
            slow.commit();
        }
        assertThat(database.seal()).containsExactly(3L);
        database.assertSealedOnce(3);
    }

    /**
     * An event that has its time from before one was noted, in a transaction with a greater id than the one that notes it. The
     * greatest id of a snapshot is no bound for it: that is one more than the id of the last transaction to have ended.
     *
     * @param steps that the transaction does at once, although each has to be committed before the next
     */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void an_event_from_before_the_noted_time_is_waited_for_whatever_the_id_of_its_transaction(int steps) throws SQLException {
        try (Connection monitor = database.monitor();
                Connection other = database.monitor();
                Connection slow = database.superuser()) {
            SealedDatabase.settle(monitor);
            Database.query(monitor, "select ops.settle_events()");
            monitor.setAutoCommit(false);
            Database.query(monitor, "select pg_current_xact_id()");
            slow.setAutoCommit(false);
            SealedDatabase.addEvents(slow, 1, 1, "ok");
            for (int step = 0; step < steps; step++) {
                Database.query(monitor, "select ops.settle_events()");
                monitor.releaseSavepoint(monitor.setSavepoint());
            }
            monitor.commit();
            for (int step = 0; step < 6; step++) {
                Database.query(other, "select ops.settle_events()");
            }
            database.addEvents(2, 2);
            assertThat(database.sealOnce(other, 10)).isEmpty();
            long settled = (long) database
                    .query("select (extract(epoch from settled_until) * 1000000)::bigint as at from ops.seal_head")
                    .get(0).get("at");
            slow.commit();
            assertThat(settled).isLessThanOrEqualTo((long) database
                    .query("select (extract(epoch from min(created_at)) * 1000000)::bigint as at from ops.run_events").get(0)
                    .get("at"));
        }
        database.seal();
        database.assertSealedOnce(2);
    }

    @Test
    void a_clock_that_was_set_back_neither_loses_nor_doubles_an_event() throws SQLException {
        database.addEvents(1, 2);
        database.seal();
        // As if all until now had happened in an hour from now.
        database.tamper(
                "update ops.seal_head set candidate = clock_timestamp() + interval '1 hour', candidate_by = null, candidate_xid = null");
        database.addEvents(3, 6);
        assertThat(database.query("select count(distinct created_at) as times from ops.run_events where created_at > now()")
                .get(0))
                .containsEntry("times", 1L);
        assertThat(database.seal(3)).containsExactly(3L, 1L);
        database.addEvents(7, 8);
        assertThat(database.seal()).containsExactly(2L);

        database.assertSealedOnce(8);
    }

    @Test
    void a_seal_that_was_added_and_whose_response_was_lost_is_added_once() throws SQLException {
        database.addEvents(1, 3);
        try (Connection monitor = database.monitor()) {
            SealedDatabase.settle(monitor);
            NextSeal.Made made = database.make(monitor, 10).orElseThrow();
            SignedSeal signed = SignedSeal.of(made.seal(), database.key());
            assertThat(SealedDatabase.add(monitor, signed, made.leaves())).isTrue();
            assertThat(SealedDatabase.add(monitor, signed, made.leaves())).isTrue();
        }
        assertThat(database.seal()).isEmpty();
        assertThat(sealed()).isEqualTo(3);
    }

    @Test
    void a_crash_while_a_seal_is_added_leaves_the_events_to_the_next() throws SQLException {
        database.addEvents(1, 3);
        try (Connection monitor = database.monitor()) {
            SealedDatabase.settle(monitor);
            NextSeal.Made made = database.make(monitor, 10).orElseThrow();
            monitor.setAutoCommit(false);
            assertThat(SealedDatabase.add(monitor, SignedSeal.of(made.seal(), database.key()), made.leaves())).isTrue();
            monitor.rollback();
        }
        assertThat(sealed()).isZero();
        assertThat(database.seal()).containsExactly(3L);
        database.assertSealedOnce(3);
    }

    @Test
    void of_two_monitors_with_the_same_events_one_adds_a_seal() throws SQLException {
        database.addEvents(1, 3);
        try (Connection one = database.monitor(); Connection two = database.monitor()) {
            SealedDatabase.settle(one);
            NextSeal.Made ofOne = database.make(one, 10).orElseThrow();
            NextSeal.Made ofTwo = database.make(two, 2).orElseThrow();
            assertThat(SealedDatabase.add(two, SignedSeal.of(ofTwo.seal(), database.key()), ofTwo.leaves())).isTrue();
            assertThat(SealedDatabase.add(one, SignedSeal.of(ofOne.seal(), database.key()), ofOne.leaves())).isFalse();
        }
        assertThat(sealed()).isEqualTo(2);
        assertThat(database.seal()).containsExactly(1L);
        assertThat(database.verify().exit()).isZero();
    }

    @Test
    void under_sixteen_callers_and_two_monitors_every_event_is_sealed_once() throws Exception {
        int callers = 16;
        int calls = 60;
        AtomicInteger running = new AtomicInteger(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers + 2);
        try {
            List<Future<Integer>> work = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int first = 1 + caller * calls;
                work.add(threads.submit(() -> call(first, calls, running)));
            }
            for (int monitor = 0; monitor < 2; monitor++) {
                work.add(threads.submit((Callable<Integer>) () -> sealWhile(running)));
            }
            for (Future<Integer> done : work) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        database.seal();

        assertThat(sealed()).isEqualTo((long) callers * calls);
        database.assertSealedOnce(callers * calls);
    }

    private int call(int first, int calls, AtomicInteger running) throws SQLException {
        try (Connection connection = database.superuser()) {
            for (int call = first; call < first + calls; call++) {
                SealedDatabase.addEvents(connection, call, call, "started");
                Database.execute(connection,
                        "update ops.run_events set status = 'ok', finished_at = clock_timestamp() where id = ?",
                        UUID.fromString(SealedDatabase.id(call)));
            }
            return calls;
        } finally {
            running.decrementAndGet();
        }
    }

    private int sealWhile(AtomicInteger running) throws SQLException {
        int seals = 0;
        try (Connection monitor = database.monitor()) {
            while (running.get() > 0) {
                SealedDatabase.settle(monitor);
                Optional<SignedSeal> seal = database.sealOnce(monitor, 50);
                seals += seal.isPresent() ? 1 : 0;
            }
        }
        return seals;
    }
}
