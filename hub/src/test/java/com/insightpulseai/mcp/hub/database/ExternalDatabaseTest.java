package com.insightpulseai.mcp.hub.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import com.insightpulseai.mcp.hub.run.StartRefused;

class ExternalDatabaseTest {

    @TempDir
    static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws Exception {
        PreparedCluster.copyInto(folder);
        server = EmbeddedDatabase.start(folder, PreparedCluster.PROGRAMS);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void refusesAnOlderSchemaInOneLine() throws Exception {
        Map<String, String> environment = environment(database("older"), "postgres", server.password());
        execute("older", "create schema ops");
        execute("older", "create function ops.begin_call(p_event_id uuid) returns text language sql as 'select null::text'");

        assertRefused(environment, "has no ops schema, or that of an older version; set MIGRATE_USER");
    }

    @Test
    void refusesTheSchemaOfAnotherDevelopmentVersionWithTheRemedy() throws Exception {
        Map<String, String> environment = environment(database("edited"), "postgres", server.password());
        environment.put("MIGRATE_USER", "postgres");
        environment.put("MIGRATE_PASSWORD", server.password());
        ExternalDatabase.from(environment).orElseThrow().prepare();
        execute("edited", "update ops.schema_history set checksum = checksum + 1 where version = '5'");

        assertRefused(environment,
                "has the schema of another development version, which cannot be migrated: use an empty database");
    }

    @Test
    void saysThatNothingListensThere() throws Exception {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = probe.getLocalPort();
        }
        assertRefused(environment("postgresql://127.0.0.1:" + port + "/postgres", "postgres", "x"),
                "Cannot reach the database at 127.0.0.1:" + port + "/postgres");
    }

    @Test
    void saysThatTheHostIsUnknown() throws Exception {
        assertRefused(environment("postgresql://nowhere.invalid/postgres", "postgres", "x"), "unknown host");
    }

    @Test
    void saysThatThePasswordIsWrongWithoutShowingIt() throws Exception {
        assertRefused(environment(server.reactiveUrl(), "postgres", "hunter22"), "refused user postgres");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() throws Exception {
        assertRefused(environment("postgresql://127.0.0.1:" + server.port() + "/absent", "postgres", server.password()),
                "no such database");
    }

    @Test
    void saysHowToMigrateADatabaseWithoutTheSchema() throws Exception {
        assertRefused(environment(database("bare"), "postgres", server.password()),
                "java -jar migrations/target/migrations.jar --url jdbc:postgresql://127.0.0.1:" + server.port() + "/bare");
    }

    @Test
    void migratesWithTheCredentialsGivenForThat() throws Exception {
        Map<String, String> environment = environment(database("fresh"), "postgres", server.password());
        environment.put("MIGRATE_USER", "postgres");
        environment.put("MIGRATE_PASSWORD", server.password());

        ExternalDatabase.from(environment).orElseThrow().prepare();

        assertThatCode(() -> ExternalDatabase.from(environment(environment.get("QUARKUS_DATASOURCE_REACTIVE_URL"), "postgres",
                server.password())).orElseThrow().prepare()).doesNotThrowAnyException();
    }

    @Test
    void takesTheCredentialsFromTheUrlWhereTheyAreNowhereElse() throws Exception {
        String url = database("inline").replace("//", "//postgres:wrong@");
        assertRefused(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", url), "refused user postgres");
    }

    @Test
    void saysThatTheServerHasNoTls() throws Exception {
        String url = server.reactiveUrl() + "?sslmode=";
        for (String mode : List.of("require", "verify-ca&sslrootcert=/ca.pem", "verify-full&sslrootcert=/ca.pem")) {
            assertRefused(environment(url + mode, "postgres", server.password()), "has no TLS, which the SSL mode asks for.");
        }
        assertRefused(environment(url + "prefer", "postgres", "hunter22"), "refused user postgres");
    }

    @Test
    void decodesTheCredentialsOfTheUrl() throws Exception {
        String url = database("decoded");
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create role \"us@er\" login password 'p@ss+ %/$$${x}'");
        }
        assertRefused(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", url.replace("//", "//us%40er:p%40ss+%20%25%2F$$${x}@")),
                "has no ops schema");
    }

    @Test
    void takesThePasswordAsGiven() throws Exception {
        String password = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create role ascii login password '" + password.replace("'", "''") + "'");
        }
        assertRefused(environment(database("ascii"), "ascii", password), "has no ops schema");
    }

    @ParameterizedTest
    @CsvSource({ "'postgresql://one,two/db', it names several hosts",
            "postgresql://h/db?pgbouncer=true, pgbouncer is not taken",
            "postgresql://h/db?sslmode=on, its sslmode is none of", "postgresql://h, it names no database" })
    void refusesAUrlThatIsNotTaken(String url, String reason) {
        assertThatThrownBy(() -> ExternalDatabase.from(environment(url, "postgres", "hunter22")))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("QUARKUS_DATASOURCE_REACTIVE_URL must look like postgresql://host:5432/database: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAModeThatCallsCouldNotUse() {
        Map<String, String> environment = environment("postgresql://h/db?sslmode=verify-full", "postgres", "hunter22");
        assertThatThrownBy(() -> ExternalDatabase.from(environment)).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The SSL mode verify-full needs a file of certificates; set QUARKUS_DATASOURCE_");

        environment.put("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "on");
        assertThatThrownBy(() -> ExternalDatabase.from(environment)).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE is 'on': its sslmode is none of");
    }

    private static void assertRefused(Map<String, String> environment, String reason) throws StartRefused {
        ExternalDatabase database = ExternalDatabase.from(environment).orElseThrow();
        assertThatThrownBy(database::prepare).isInstanceOf(StartRefused.class).hasMessageContaining(reason)
                .message().doesNotContain("\n").doesNotContain("hunter22").doesNotContain(server.password());
    }

    private static Map<String, String> environment(String url, String user, String password) {
        return new HashMap<>(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", url, "QUARKUS_DATASOURCE_USERNAME", user,
                "QUARKUS_DATASOURCE_PASSWORD", password));
    }

    private static void execute(String database, String sql) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database);
        source.setUser("postgres");
        source.setPassword(server.password());
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String database(String name) throws Exception {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "postgresql://127.0.0.1:" + server.port() + "/" + name;
    }
}
