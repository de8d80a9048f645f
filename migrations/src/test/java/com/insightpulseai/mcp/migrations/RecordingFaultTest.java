package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that keep calls from being recorded, and the addresses to which monitors report them. */
class RecordingFaultTest {

    private static final String FAULT = "select ops.recording_fault() as fault";
    private static final String ADDRESSES = "select * from ops.webhook_addresses(?::jsonb)";
    private static final String CHAT = """
            [{"name": "chat", "secret": "alerts_chat_url", "signing_secret": "alerts_chat_key"}]""";

    @BeforeEach
    void begin() {
        Database.reset();
    }

    private static Object fault(Connection connection) throws SQLException {
        return Database.query(connection, FAULT).get(0).get("fault");
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.HUB, Database.HEALTH, Database.MONITOR })
    void a_database_that_takes_rows_has_none(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            assertThat(fault(connection)).isNull();
        }
    }

    @Test
    void a_full_disk_is_one() throws SQLException {
        // A limit of temporary files stands in for the disk: the statement that meets it is the same.
        Database.execute("alter role mcp_health set temp_file_limit = '64kB'");
        try (Connection connection = Database.login(Database.HEALTH)) {
            assertThat(fault(connection)).isEqualTo("53400");
        } finally {
            Database.execute("alter role mcp_health reset temp_file_limit");
        }
    }

    @Test
    void a_read_only_database_is_one() throws SQLException {
        try (Connection connection = Database.login(Database.HUB)) {
            Database.execute(connection, "set default_transaction_read_only = on");

            assertThat(fault(connection)).isEqualTo("25006");
        }
    }

    @Test
    void a_table_that_is_locked_is_one() throws SQLException {
        try (Connection other = Database.superuser(); Connection connection = Database.login(Database.HUB)) {
            other.setAutoCommit(false);
            Database.execute(other, "lock table ops.write_probes in access exclusive mode");

            assertThat(fault(connection)).isEqualTo("55P03");
        }
    }

    @Test
    void a_login_that_holds_its_row_does_not_make_one_for_others() throws SQLException {
        try (Connection other = Database.login(Database.HEALTH); Connection connection = Database.login(Database.HUB)) {
            other.setAutoCommit(false);
            assertThat(fault(other)).isNull();

            assertThat(fault(connection)).isNull();
        }
    }

    @Test
    void a_monitor_learns_where_webhooks_are() throws SQLException {
        Database.putSecret("alerts_chat_url", "https://chat.example/hook");
        Database.putSecret("alerts_chat_key", "sign-with-this");

        for (String login : new String[] { Database.HUB, Database.MONITOR }) {
            try (Connection connection = Database.login(login)) {
                Map<String, Object> address = Database.query(connection, ADDRESSES, CHAT).get(0);

                assertThat(address).containsEntry("webhook", "chat").containsEntry("url", "https://chat.example/hook")
                        .containsEntry("signing_secret", "sign-with-this").containsEntry("error", null);
            }
        }
    }

    @Test
    void a_webhook_without_its_secrets_says_so() throws SQLException {
        try (Connection connection = Database.login(Database.MONITOR)) {
            assertThat(Database.query(connection, ADDRESSES, CHAT).get(0)).containsEntry("error", "secret_missing");
        }
        Database.putSecret("alerts_chat_url", "https://chat.example/hook");
        try (Connection connection = Database.login(Database.MONITOR)) {
            assertThat(Database.query(connection, ADDRESSES, CHAT).get(0)).containsEntry("error", "secret_missing");
        }
    }

    @Test
    void secrets_that_are_not_of_alerts_are_not_given() throws SQLException {
        Database.putSecret("socket_api_key", "vault-text");

        try (Connection connection = Database.login(Database.MONITOR)) {
            assertThat(Database.query(connection, ADDRESSES, "[{\"name\": \"x\", \"secret\": \"socket_api_key\"}]").get(0))
                    .containsEntry("url", null).containsEntry("error", "secret_not_allowed");
        }
    }
}
