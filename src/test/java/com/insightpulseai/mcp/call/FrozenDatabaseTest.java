package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.quarkus.test.junit.QuarkusTest;

/** Without the database a call is answered 503 within 3 s, and what the database does later is not the caller's. */
@QuarkusTest
@GovernedTest
class FrozenDatabaseTest extends GovernedCalls {

    /** The 3 s, and what a busy machine adds. A limit for each of three attempts would take 9 s. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    DatabaseWire wire;

    /** What was sent to the frozen database would be carried out in the next test, whose users are others. */
    @AfterEach
    void endWhatWasSent() {
        database.endSessions(TestDatabase.HUB);
    }

    private Duration refused() {
        long began = System.nanoTime();
        call("{\"text\":\"hello\"}").statusCode(503).body("code", equalTo("unavailable"));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void warm() {
        call("{\"text\":\"hello\"}").statusCode(200);
        call("{\"text\":\"hello\"}").statusCode(200);
    }

    private List<Duration> threeRefusedWhileFrozen() {
        wire.freeze();
        try {
            return Stream.generate(this::refused).limit(3).toList();
        } finally {
            wire.thaw();
        }
    }

    @Test
    void callsAreRefusedInTimeWithOpenConnections() {
        warm();

        assertThat(threeRefusedWhileFrozen()).allSatisfy(took -> assertThat(took).isLessThan(LONGEST));
    }

    @Test
    void callsAreRefusedInTimeWithoutOpenConnections() {
        warm();
        wire.cut();

        assertThat(threeRefusedWhileFrozen()).allSatisfy(took -> assertThat(took).isLessThan(LONGEST));
    }

    @Test
    void callsAreRefusedInTimeBehindALockOfTheTable() throws SQLException {
        warm();
        try (Connection other = database.superuser(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table ops.run_events in access exclusive mode");

            assertThat(Stream.generate(this::refused).limit(3)).allSatisfy(took -> assertThat(took).isLessThan(LONGEST));
        }
    }

    @Test
    void whatIsCarriedOutAfterwardsCountsToNoQuota() {
        warm();
        database.execute("delete from ops.provider_rate_limits");
        threeRefusedWhileFrozen();

        call("{\"text\":\"hello\"}").statusCode(200);
        await().atMost(Duration.ofSeconds(60)).until(database::events,
                events -> events.stream().anyMatch(row -> "too_late".equals(row.get("error"))));

        assertThat(database.query("select call_count from ops.provider_rate_limits"))
                .extracting(row -> row.get("call_count")).containsExactly(1);
        assertThat(database.events()).filteredOn(row -> !row.get("status").equals("ok"))
                .allSatisfy(row -> assertThat(row).containsEntry("status", "error").containsEntry("error", "too_late"));
    }

    @Test
    void callsGoThroughOnceTheDatabaseRespondsAgain() {
        warm();
        threeRefusedWhileFrozen();

        call("{\"text\":\"hello\"}").statusCode(200);
    }
}
