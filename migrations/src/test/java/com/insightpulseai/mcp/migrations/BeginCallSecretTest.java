package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeginCallSecretTest {

    private Call call;

    @BeforeEach
    void reset() {
        Database.reset();
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(10);
    }

    @Test
    void an_admitted_call_gets_the_secrets_it_names_and_no_other() throws SQLException {
        Database.putSecret("socket_api_key", "key");
        Database.putSecret("socket_other", "other");

        assertThat(call.secrets("socket_api_key").begin(Database.SOCKET)).containsEntry("outcome", "started")
                .containsEntry("secrets", "{\"socket_api_key\": \"key\"}");
    }

    @Test
    void a_call_that_names_no_secret_gets_none() throws SQLException {
        Database.putSecret("socket_api_key", "key");

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("secrets", "{}");
    }

    @Test
    void a_rotated_secret_comes_with_the_very_next_call() throws SQLException {
        Database.putSecret("socket_api_key", "old");
        call.secrets("socket_api_key").begin(Database.SOCKET);

        Database.query("select vault.update_secret(id, 'new') from vault.secrets where name = 'socket_api_key'");

        assertThat(call.again().secrets("socket_api_key").begin(Database.SOCKET))
                .containsEntry("secrets", "{\"socket_api_key\": \"new\"}");
    }

    @Test
    void a_missing_secret_is_recorded_and_costs_no_quota() throws SQLException {
        assertThat(call.secrets("socket_api_key").begin(Database.SOCKET)).containsEntry("outcome", "error")
                .containsEntry("error", "secret_missing").containsEntry("secrets", null);
        assertThat(Database.event(call.eventId())).containsEntry("status", "error").containsEntry("error", "secret_missing");
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @Test
    void an_empty_secret_is_a_missing_one() throws SQLException {
        Database.putSecret("socket_api_key", "");

        assertThat(call.secrets("socket_api_key").begin(Database.SOCKET)).containsEntry("error", "secret_missing");
    }

    @Test
    void one_missing_of_two_secrets_gives_neither() throws SQLException {
        Database.putSecret("socket_api_key", "key");

        assertThat(call.secrets("socket_api_key", "socket_org").begin(Database.SOCKET)).containsEntry("error", "secret_missing")
                .containsEntry("secrets", null);
    }

    @Test
    void an_optional_secret_comes_when_it_is_there() throws SQLException {
        Database.putSecret("socket_api_key", "key");
        Call optional = call.secrets("socket_api_key").with("optional_secret_names", "{socket_org}");

        assertThat(optional.begin(Database.SOCKET)).containsEntry("secrets", "{\"socket_api_key\": \"key\"}");

        Database.putSecret("socket_org", "acme");
        assertThat(optional.again().begin(Database.SOCKET))
                .containsEntry("secrets", "{\"socket_org\": \"acme\", \"socket_api_key\": \"key\"}");
    }

    @Test
    void the_secret_of_another_provider_is_refused_even_to_the_hub() throws SQLException {
        Database.putSecret("sentry_token", "token");

        for (String login : new String[] { Database.SOCKET, Database.HUB }) {
            assertThat(call.again().secrets("sentry_token").begin(login)).containsEntry("outcome", "error")
                    .containsEntry("error", "secret_not_allowed").containsEntry("secrets", null);
            assertThat(call.again().with("optional_secret_names", "{sentry_token}").begin(login))
                    .containsEntry("error", "secret_not_allowed");
        }
    }

    @Test
    void a_name_that_only_starts_like_the_provider_is_refused() throws SQLException {
        Database.putSecret("socketeer_key", "key");

        assertThat(call.secrets("socketeer_key").begin(Database.SOCKET)).containsEntry("error", "secret_not_allowed");
        assertThat(call.again().with("secret_names", "{NULL}").begin(Database.SOCKET)).containsEntry("error",
                "secret_not_allowed");
    }

    @Test
    void secrets_are_not_recorded() throws SQLException {
        Database.putSecret("socket_api_key", "hush-hush");

        call.secrets("socket_api_key").begin(Database.SOCKET);

        assertThat(Database.query("select e::text as event from ops.run_events e where e::text like '%hush%'")).isEmpty();
        assertThat(Database.query("select s::text as secret from vault.secrets s where s::text like '%hush%'")).isEmpty();
    }
}
