package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers who close the connection without waiting for the answer: no row of theirs stays open. */
class HangUpIT {

    private static final String OPERATOR = "ops_operator";

    @TempDir
    static Path folder;

    private static StubSocket socket;
    private static GovernedHub hub;

    @BeforeAll
    static void start() throws Exception {
        socket = new StubSocket();
        hub = GovernedHub.start(folder, socket);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        socket.close();
    }

    @Test
    void whileTheProviderWorks() throws Exception {
        UUID caller = hub.database().addUser(OPERATOR);
        socket.hold("works");
        try (Socket connection = send(caller, "works")) {
            await().until(() -> socket.repositories().contains("works"));
            connection.setSoLinger(true, 0);
        }
        await().until(() -> hub.database().statuses(caller).equals(List.of("error")));

        assertThat(hub.database().events(caller).get(0).path("error").asText()).isEqualTo("cancelled");
    }

    @Test
    void whileTheDatabaseDecides() throws Exception {
        UUID caller = hub.database().addUser(OPERATOR);
        try (Connection database = hub.database().connect(); Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("lock table auth.users in access exclusive mode");
            try (Socket connection = send(caller, "decides")) {
                await().until(() -> !hub.database().query("select pid from pg_locks where not granted").isEmpty());
                connection.setSoLinger(true, 0);
            }
            // Its answer shows that the hub has looked at its connections since.
            hub.client().scanWithoutToken("{}");
            database.commit();
        }

        await().until(() -> !hub.database().statuses(caller).isEmpty());
        await().until(() -> !hub.database().statuses(caller).contains("started"));
    }

    @Test
    void whileTheBodyIsStillOnItsWay() throws Exception {
        UUID caller = hub.database().addUser(OPERATOR);
        try (Socket connection = new Socket(InetAddress.getByName("127.0.0.1"), hub.process().port())) {
            connection.getOutputStream().write(request(caller, "half").substring(0, request(caller, "half").length() - 3)
                    .getBytes(StandardCharsets.UTF_8));
            connection.setSoLinger(true, 0);
        }
        hub.client().scan(GovernedHub.token(caller, OPERATOR), GovernedHub.input("whole"));

        assertThat(hub.database().statuses(caller)).containsExactly("ok");
        assertThat(socket.repositories()).doesNotContain("half");
    }

    private static Socket send(UUID caller, String repository) throws Exception {
        Socket connection = new Socket(InetAddress.getByName("127.0.0.1"), hub.process().port());
        connection.getOutputStream().write(request(caller, repository).getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
        return connection;
    }

    private static String request(UUID caller, String repository) {
        String input = GovernedHub.input(repository);
        return String.join("\r\n", "POST /providers/socket/scan.repo HTTP/1.1", "Host: 127.0.0.1",
                "Authorization: Bearer " + GovernedHub.token(caller, OPERATOR), "Content-Type: application/json",
                "Content-Length: " + input.length(), "", input);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }
}
