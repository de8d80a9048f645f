package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a hub ends, and what the next one finds. */
class HubLifeIT {

    private static final String OPERATOR = "ops_operator";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void letsCallsInFlightEndAndThenStopsAllOfItselfButForItsRows() throws Exception {
        try (StubSocket socket = new StubSocket()) {
            GovernedHub first = GovernedHub.start(folder, socket);
            UUID caller = first.database().addUser(OPERATOR);
            int databasePort = first.database().port();
            CountDownLatch release = socket.hold("in-flight");
            CompletableFuture<HubClient.Answer> call = first.client().scanAsync(GovernedHub.token(caller, OPERATOR),
                    GovernedHub.input("in-flight"));
            Awaitility.await().atMost(PATIENCE).until(() -> socket.repositories().contains("in-flight"));

            first.process().signal();
            Awaitility.await().atMost(PATIENCE).until(() -> isStopping(first));
            release.countDown();

            assertThat(call.join().status()).isEqualTo(200);
            assertThat(first.process().exitCode()).isEqualTo(143);
            assertNothingIsLeft(first.process(), databasePort);
            try (GovernedHub second = GovernedHub.start(folder, socket)) {
                second.client().scan(GovernedHub.token(caller, OPERATOR), GovernedHub.input("second"));
                assertThat(second.database().statuses(caller)).containsExactly("ok", "ok");
            }
        }
    }

    /** A stopping hub ends each connection with its answer. */
    private static boolean isStopping(GovernedHub hub) {
        return hub.client().scanWithoutToken("{}").header("Connection").equals("close");
    }

    @Test
    void findsTheOpenCallOfAHubThatWasKilledAndClosesItAsAbandoned() throws Exception {
        try (StubSocket socket = new StubSocket()) {
            GovernedHub killed = GovernedHub.start(folder, socket);
            UUID caller = killed.database().addUser(OPERATOR);
            socket.hold("open");
            killed.client().scanAsync(GovernedHub.token(caller, OPERATOR), GovernedHub.input("open"));
            Awaitility.await().atMost(PATIENCE).until(() -> socket.repositories().contains("open"));

            killed.process().kill();

            try (GovernedHub next = GovernedHub.start(folder, socket)) {
                assertThat(next.database().statuses(caller)).containsExactly("started");
                next.database().query("select ops.sweep_abandoned(interval '0')");
                assertThat(next.database().statuses(caller)).containsExactly("abandoned");
            }
        }
    }

    private static void assertNothingIsLeft(HubProcess hub, int databasePort) {
        assertNothingListens(hub.port());
        assertNothingListens(databasePort);
        assertThat(hub.file("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(hub.file("database-url")).doesNotExist();
        assertThat(hub.errors()).isEmpty();
    }

    private static void assertNothingListens(int port) {
        assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), port).close())
                .isInstanceOf(ConnectException.class);
    }
}
