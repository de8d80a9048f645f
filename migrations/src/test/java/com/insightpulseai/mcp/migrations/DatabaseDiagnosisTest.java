package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Each reason why a database cannot be used has a sentence of its own. */
class DatabaseDiagnosisTest {

    private static final String LOGIN = "diagnosed";

    private static void assertRefused(String url, String user, String password, String sentence) {
        assertThatThrownBy(Migrations.of(url, user, password)::apply).isInstanceOf(MigrationException.class)
                .message().contains(sentence).hasLineCount(1).doesNotContain(Server.PASSWORD);
    }

    @Test
    void a_server_without_tls() {
        assertRefused(Server.url("postgres") + "?sslmode=require", Server.SUPERUSER, "",
                "The server of 127.0.0.1:" + Server.port() + "/postgres has no TLS, which the SSL mode asks for.");
        assertRefused(Server.url("postgres") + "?ssl=true", Server.SUPERUSER, "", "has no TLS");
    }

    @Test
    void a_database_that_is_not_there_or_closed() throws SQLException {
        assertRefused(Server.url("absent"), Server.SUPERUSER, "", "has no such database.");
        assertRefused(Server.url("closed"), Server.SUPERUSER, "",
                "refused user postgres: pg_hba.conf rejects connection for host \"127.0.0.1\"");
    }

    @Test
    void a_role_that_may_not_log_in_connect_or_take_another_connection() throws SQLException {
        String database = Server.createDatabase();
        try (Connection admin = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(admin,
                    "drop role if exists %1$s; create role %1$s password '%2$s'".formatted(LOGIN, Server.PASSWORD));
            assertRefused(Server.url(database), LOGIN, Server.PASSWORD,
                    "refused user diagnosed: role \"diagnosed\" is not permitted to log in.");

            Database.execute(admin, "alter role diagnosed login connection limit 0");
            assertRefused(Server.url(database), LOGIN, Server.PASSWORD,
                    "has no connection left: too many connections for role \"diagnosed\".");

            Database.execute(admin, "alter role diagnosed connection limit -1; revoke connect on database " + database
                    + " from public");
            assertRefused(Server.url(database), LOGIN, Server.PASSWORD, "User diagnosed lacks a right at 127.0.0.1:");
            assertRefused(Server.url(database), LOGIN, "wrong", "refused user diagnosed: wrong user name or password.");
            assertRefused(Server.url(database), LOGIN, "", "wants a password for user diagnosed.");
        }
    }

    @Test
    void a_certificate_that_does_not_convince(@TempDir Path folder) throws Exception {
        ServerCertificate own = ServerCertificate.in(folder);
        try (EmbeddedPostgres server = Server.launch(Map.of("ssl", "on", "ssl_cert_file", own.certificate().toString(),
                "ssl_key_file", own.key().toString()))) {
            String byName = "postgresql://localhost:" + server.getPort() + "/postgres?sslmode=verify-full&sslrootcert=";
            String byAddress = byName.replace("localhost", "127.0.0.1");

            ServerCertificate other = ServerCertificate.in(Files.createDirectory(folder.resolve("other")));
            assertRefused(byName + other.certificate(), "postgres", "", "is not trusted.");
            assertRefused(byAddress + own.certificate(), "postgres", "", "is for another host name.");
            assertRefused(byName + folder.resolve("absent.pem"), "postgres", "",
                    "The file of certificates for the database at localhost:");
            assertThat(Migrations.of(byName + own.certificate(), "postgres", "").status().applied()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            57P03 | the database system is starting up                   | The database at h/d is starting up or shutting down: the database system is starting up.
            57P01 | terminating connection due to administrator command  | The database at h/d is starting up or shutting down: terminating
            53300 | sorry, too many clients already                      | The database at h/d has no connection left: sorry, too many clients already.
            28000 | no pg_hba.conf entry for host "10.0.0.1", user "u", database "d", no encryption | refused user u: no pg_hba.conf entry for host
            XX000 | out of everything                                    | The database at h/d refused (SQLSTATE XX000): out of everything.
            """)
    void a_state_that_the_server_tells(String state, String message, String sentence) {
        PSQLException failure = new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0M" + message + "\0"));

        assertThat(new DatabaseDiagnosis("h/d", "u").explain(failure)).contains(sentence);
    }
}
