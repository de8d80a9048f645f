package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingSecretsTest {

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.HUB, Database.HEALTH, Database.MONITOR })
    void who_watches_providers_learns_which_secrets_are_missing_or_empty(String login) throws SQLException {
        Database.putSecret("socket_api_key", "key");
        Database.putSecret("sentry_dsn", "");

        assertThat(missing(login, "socket_api_key,sentry_dsn,netdata_cloud_token,sentry_dsn"))
                .containsExactlyInAnyOrder("sentry_dsn", "netdata_cloud_token");
        assertThat(missing(login, "")).isEmpty();
    }

    @Test
    void of_what_is_no_secret_of_a_provider_nobody_learns() throws SQLException {
        assertThat(missing(Database.HUB, "alerts_chat_url,vault_key,hub_key,health_key,monitor_key,unknown_key,_,NULL"))
                .isEmpty();
    }

    @Test
    void a_secret_that_cannot_be_decrypted_is_not_missing() throws SQLException {
        Database.putSecret("socket_api_key", "key");
        Database.query("update vault.secrets set secret = 'x' where name = 'socket_api_key' returning 1");

        assertThat(missing(Database.HUB, "socket_api_key,sentry_dsn")).containsExactly("sentry_dsn");
    }

    private static List<String> missing(String login, String names) throws SQLException {
        try (Connection connection = Database.login(login);
                var statement = connection.prepareStatement("select ops.missing_secrets(cast(? as text[]))")) {
            statement.setString(1, "{" + names + "}");
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Array found = row.getArray(1);
                return List.of((String[]) found.getArray());
            }
        }
    }
}
