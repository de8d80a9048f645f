package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.store.DatabaseUnavailableException;
import com.insightpulseai.mcp.store.OpsDatabase;
import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** A statement whose caller gave up waiting must not be carried out behind the caller's back. */
@QuarkusTest
@GovernedTest
class StatementPatienceTest {

    private static final String COUNT = "select nextval('public.statements')";
    private static final String COUNTED = "select case when is_called then last_value else 0 end as times from public.statements";
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.shared();
    private final OpsDatabase statements;

    DatabaseWire wire;

    StatementPatienceTest(OpsDatabase statements) {
        this.statements = statements;
    }

    @BeforeEach
    void makeACounter() {
        database.execute("create sequence public.statements");
        database.execute("grant usage on sequence public.statements to public");
    }

    @AfterEach
    void removeIt() {
        // One that was given up while the database was frozen must not count in the next test.
        database.endSessions(TestDatabase.HUB);
        database.execute("drop sequence public.statements");
    }

    @Test
    void aStatementThatGotNoConnectionInTimeIsNeverSent() {
        List<CompletableFuture<?>> busy = occupyEveryConnection();

        assertThatThrownBy(() -> count(Duration.ofMillis(100))).isInstanceOf(DatabaseUnavailableException.class);

        busy.forEach(CompletableFuture::join);
        // Would stand in the pool's queue behind the one that was given up.
        count(ENOUGH);
        assertThat(times()).isEqualTo(1L);
    }

    @Test
    void aStatementThatIsPatientGetsItsTurn() {
        List<CompletableFuture<?>> busy = occupyEveryConnection();

        count(ENOUGH);

        busy.forEach(CompletableFuture::join);
        assertThat(times()).isEqualTo(1L);
    }

    @Test
    void aStatementThatHangsIsGivenUpAtItsLimitAndNothingWaitsBehindIt() {
        wire.freeze();
        try {
            assertThatThrownBy(() -> count(Duration.ofMillis(100))).isInstanceOf(DatabaseUnavailableException.class);
        } finally {
            wire.thaw();
        }

        count(ENOUGH);
    }

    /** The pool has two. */
    private List<CompletableFuture<?>> occupyEveryConnection() {
        return Stream.<CompletableFuture<?>> generate(
                () -> statements.once("select pg_sleep(1)", ENOUGH, Tuple.tuple()).subscribeAsCompletionStage())
                .limit(2).toList();
    }

    private void count(Duration patience) {
        statements.once(COUNT, patience, Tuple.tuple()).await().atMost(ENOUGH);
    }

    private Object times() {
        return database.query(COUNTED).get(0).get("times");
    }
}
