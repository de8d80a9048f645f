package com.insightpulseai.mcp.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final Path PROGRAMS = PreparedCluster.PROGRAMS;

    @TempDir
    Path folder;

    @Test
    void keepsItsDataBetweenRuns() throws Exception {
        try (EmbeddedDatabase first = firstStart()) {
            execute(first, "create table kept as select 42 as answer");
        }
        try (EmbeddedDatabase second = start()) {
            assertThat(query(second, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesAConnectionWithoutTheRightPassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceAndNoUnixSocket() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "show unix_socket_directories")).isEmpty();
            assertThat(query(database, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void keepsDataAndPasswordFromOtherUsersOfTheMachine() throws Exception {
        firstStart().close();
        assertThat(mode("data")).isEqualTo("rwx------");
        assertThat(mode("data/superuser-password")).isEqualTo("rw-------");
        assertThat(mode("server.log")).isEqualTo("rw-------");
    }

    @Test
    void givesALoginRoleANewPasswordEachTime() throws Exception {
        try (EmbeddedDatabase database = start()) {
            execute(database, "create role guest login");
            String former = database.renewPassword("guest");
            String current = database.renewPassword("guest");

            DriverManager.getConnection(database.jdbcUrl(), "guest", current).close();
            assertThat(catchThrowable(() -> DriverManager.getConnection(database.jdbcUrl(), "guest", former)))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void takesOverFromAServerThatAKilledHubLeftBehind() throws Exception {
        PreparedCluster.copyInto(folder);
        PostgresCluster abandoned = PostgresCluster.open(folder, PostgresBinaries.unpackBelow(PROGRAMS));
        abandoned.start(freePort());
        ProcessHandle orphan = server();
        try (EmbeddedDatabase database = start()) {
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void doesNotMistakeAForeignProcessForItsServer() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void bringsAKilledServerBackOnTheSamePort() throws Exception {
        try (EmbeddedDatabase database = start()) {
            execute(database, "create table kept as select 42 as answer");
            String begun = query(database, "select pg_postmaster_start_time()");
            server().destroyForcibly();

            Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions()
                    .until(() -> !query(database, "select pg_postmaster_start_time()").equals(begun));
            assertThat(query(database, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void leavesNoServerBehindWhenClosed() throws Exception {
        EmbeddedDatabase database = start();
        database.close();
        database.close();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class).hasMessageContaining("refused");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void beginsAfreshAfterAFirstStartThatWasCutShort() throws Exception {
        Files.createDirectories(folder.resolve("data.new"));
        Files.writeString(folder.resolve("data.new/PG_VERSION"), "17");
        try (EmbeddedDatabase database = firstStart()) {
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysInOneLineWhyItDoesNotStart() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "9.6\n");
        assertThatThrownBy(this::start).isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL did not start").hasMessageContaining("incompatible")
                .message().doesNotContain("\n");
    }

    private EmbeddedDatabase start() throws IOException {
        PreparedCluster.copyInto(folder);
        return firstStart();
    }

    private EmbeddedDatabase firstStart() throws IOException {
        return EmbeddedDatabase.start(folder, PROGRAMS);
    }

    private ProcessHandle server() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
