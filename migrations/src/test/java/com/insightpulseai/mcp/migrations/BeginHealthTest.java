package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at the health of providers is given, and which row it leaves. */
class BeginHealthTest {

    private static final String SOCKET = """
            [{"provider": "socket", "secrets": ["socket_api_key"], "optional_secrets": ["socket_org"]}]""";
    private static final String BOTH = """
            [{"provider": "socket", "secrets": ["socket_api_key"]}, {"provider": "sentry", "secrets": ["sentry_token"]}]""";

    private UUID event;

    @BeforeEach
    void keys() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        Database.putSecret("sentry_token", "token");
        event = UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.HEALTH, Database.MONITOR, Database.HUB })
    void who_shows_no_token_is_answered_and_leaves_no_row(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            assertThat(anonymous(connection, BOTH, 30)).containsEntry("outcome", "ok").containsEntry("event_id", null)
                    .containsEntry("vault", true).containsEntry("snapshots", "[]")
                    .containsEntry("secrets", "{\"sentry\": {\"error\": null, \"secrets\": {\"sentry_token\": \"token\"}}, "
                            + "\"socket\": {\"error\": null, \"secrets\": {\"socket_api_key\": \"key\"}}}");
        }
        assertThat(Database.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "socket, socket", "null, ops" })
    void a_caller_with_a_role_leaves_a_row(String provider, String recorded) throws SQLException {
        UUID viewer = Database.addUser("ops_viewer");

        assertThat(by("user", viewer, provider)).containsEntry("outcome", "ok").containsEntry("event_id", event);

        assertThat(Database.events()).singleElement().satisfies(row -> assertThat(row).containsEntry("id", event)
                .containsEntry("provider", recorded).containsEntry("tool", "health").containsEntry("status", "ok")
                .containsEntry("caller_id", viewer).containsEntry("caller_kind", "user")
                .containsEntry("issuer", "https://issuer")
                .containsEntry("caller_role", "ops_viewer").containsEntry("request_id", "request")
                .containsEntry("payload", "{}").containsEntry("error", null).containsEntry("duration_ms", 0)
                .containsEntry("finished_at", row.get("created_at")));
    }

    @Test
    void a_caller_without_a_role_is_denied_with_a_row_and_told_nothing() throws SQLException {
        Checks.record("socket", "ok");
        UUID nobody = Database.addUser(null);

        assertThat(by("user", nobody, null)).containsEntry("outcome", "denied_role").containsEntry("event_id", event)
                .containsEntry("vault", null).containsEntry("snapshots", null).containsEntry("secrets", null);
        assertThat(Database.event(event)).containsEntry("status", "denied_role").containsEntry("caller_role", "none")
                .containsEntry("caller_id", nobody).extractingByKey("finished_at").isNotNull();
    }

    @Test
    void a_workflow_is_known_by_its_registration_only() throws SQLException {
        assertThat(by("workflow", null, null)).containsEntry("outcome", "unknown_caller").containsEntry("event_id", null)
                .containsEntry("snapshots", null).containsEntry("secrets", null);
        assertThat(Database.events()).isEmpty();

        Database.execute("""
                insert into ops.federated_callers (issuer, repository_id, ref, role)
                values ('https://issuer', 4711, 'refs/heads/main', 'ops_viewer')
                """);
        assertThat(by("workflow", null, null)).containsEntry("outcome", "ok");
        assertThat(Database.event(event)).containsEntry("caller_kind", "workflow").extractingByKey("caller_id").isNotNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "null,{ops/health},ok", "null,{socket/health},tool_not_allowed",
            "socket,{socket/health},ok", "socket,{ops/health},tool_not_allowed", "socket,{socket/scan.repo},tool_not_allowed" })
    void a_workflow_whose_tools_are_listed_looks_at_what_they_name(String provider, String tools, String outcome)
            throws SQLException {
        UUID row = Registration.of("ops_viewer").with("issuer", "https://issuer").with("ref", Registration.MAIN)
                .with("tools", tools).insert();

        Map<String, Object> known = by("workflow", null, provider);

        assertThat(known).containsEntry("outcome", outcome).containsEntry("event_id", event);
        assertThat(known.get("snapshots") == null).isEqualTo(!outcome.equals("ok"));
        assertThat(Database.event(event)).containsEntry("caller_id", row)
                .containsEntry("status", outcome.equals("ok") ? "ok" : "denied_role")
                .containsEntry("error", outcome.equals("ok") ? null : outcome);
    }

    @Test
    void the_same_look_sent_twice_leaves_one_row_and_is_answered_twice() throws Exception {
        UUID viewer = Database.addUser("ops_viewer");
        by("user", viewer, null);
        assertThat(by("user", viewer, null)).containsEntry("outcome", "ok").containsEntry("event_id", event);
        assertThat(Database.events()).hasSize(1);

        event = UUID.randomUUID();
        try (Connection first = Database.login(Database.HEALTH); Connection second = Database.login(Database.HEALTH)) {
            first.setAutoCommit(false);
            by(first, "user", viewer, null);
            assertThat(Concurrent.answerAfterCommit(first, second, () -> by(second, "user", viewer, null)))
                    .containsEntry("outcome", "ok");
        }
        assertThat(Database.events()).hasSize(2);
    }

    @Test
    void the_newest_check_of_each_provider_comes_with_its_age() throws SQLException {
        Checks.next("socket", "down");
        Checks.next("socket", "degraded");
        Checks.pass(45);
        Checks.record("netdata", "ok");

        List<Map<String, Object>> snapshots = snapshots(anonymous(BOTH, 30));

        assertThat(snapshots).singleElement().satisfies(snapshot -> {
            assertThat(snapshot).containsEntry("provider", "socket").containsEntry("status", "degraded")
                    .containsEntry("latency_ms", 12).containsEntry("message", "It is degraded.")
                    .containsEntry("upstream_used", 30L).containsEntry("upstream_total", 100L);
            assertThat((int) snapshot.get("age_s")).isBetween(45, 60);
        });
        assertThat((String) anonymous(BOTH, 30).get("snapshots"))
                .containsPattern("\"checked_at\": \"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+00:00\"").doesNotContain("\"id\"");
    }

    @Test
    void secrets_come_for_providers_without_a_fresh_check_only() throws SQLException {
        Checks.record("socket", "ok");
        Checks.pass(45);
        Checks.record("sentry", "ok");

        assertThat((String) anonymous(BOTH, 30).get("secrets")).contains("socket_api_key").doesNotContain("sentry");
        assertThat(anonymous(BOTH, 120)).containsEntry("secrets", "{}").containsEntry("vault", true);
        assertThat((String) anonymous(BOTH, 0).get("secrets")).contains("socket_api_key", "sentry_token");
    }

    @Test
    void optional_secrets_come_when_they_are_there_and_missing_ones_are_said() throws SQLException {
        Database.putSecret("socket_org", "acme");
        assertThat((String) anonymous(SOCKET, 0).get("secrets")).contains("\"socket_org\": \"acme\"", "socket_api_key");

        Database.execute("delete from vault.secrets where name = 'socket_api_key'");
        assertThat(anonymous(SOCKET, 0)).containsEntry("vault", true).containsEntry("secrets",
                "{\"socket\": {\"error\": \"secret_missing\", \"secrets\": null}}");
    }

    @Test
    void a_vault_that_cannot_be_read_is_said_and_what_is_known_still_comes() throws SQLException {
        Checks.record("socket", "ok");
        Database.execute("update vault.secrets set secret = 'bm90IGNpcGhlcnRleHQ='");

        for (int fresh : new int[] { 0, 120 }) {
            Map<String, Object> answer = anonymous(BOTH, fresh);
            assertThat(answer).containsEntry("outcome", "ok").containsEntry("vault", false).containsEntry("secrets", "{}");
            assertThat(snapshots(answer)).hasSize(1);
        }
        assertThat(by("user", Database.addUser("ops_viewer"), null)).containsEntry("outcome", "ok");
        assertThat(Database.event(event)).containsEntry("status", "ok");
    }

    @Test
    void a_secret_that_cannot_be_decrypted_is_an_error_of_its_provider_and_of_no_other() throws SQLException {
        Database.putSecret("another_applications_secret", "hush-hush");
        Database.execute("update vault.secrets set secret = 'bm90IGNpcGhlcnRleHQ=' where name <> 'sentry_token'");

        assertThat(anonymous(BOTH, 0)).containsEntry("vault", true).containsEntry("secrets",
                "{\"sentry\": {\"error\": null, \"secrets\": {\"sentry_token\": \"token\"}}, "
                        + "\"socket\": {\"error\": \"secret_unreadable\", \"secrets\": null}}");
    }

    @Test
    void an_empty_vault_can_be_read() throws SQLException {
        Database.execute("delete from vault.secrets");

        assertThat(anonymous("[]", 0)).containsEntry("vault", true).containsEntry("snapshots", "[]").containsEntry("secrets",
                "{}");
    }

    @ParameterizedTest
    @CsvSource({ "alerts, alerts_chat_url", "alerts_chat, alerts_chat_url", "'', _root", "socket, alerts_chat_url",
            "socket, sentry_token", "Sentry, sentry_token", "stripe, stripe_key", "health, health_key" })
    void secrets_of_webhooks_and_of_other_providers_are_not_handed_out(String provider, String secret) throws SQLException {
        Database.putSecret("alerts_chat_url", "hush-hush");
        Database.putSecret("_root", "hush-hush");
        Database.putSecret("stripe_key", "hush-hush");
        Database.putSecret("health_key", "hush-hush");
        Database.putSecret("sentry_token", "hush-hush");

        Map<String, Object> answer = anonymous(
                "[{\"provider\": \"%s\", \"secrets\": [\"%s\"]}, {\"secrets\": [\"%2$s\"]}]".formatted(provider, secret), 0);

        assertThat(answer).containsEntry("outcome", "ok").containsEntry("vault", true);
        assertThat((String) answer.get("secrets")).doesNotContain("hush");
    }

    @Test
    void the_login_of_a_provider_is_denied() throws SQLException {
        try (Connection socket = Database.login(Database.SOCKET)) {
            assertThatThrownBy(() -> anonymous(socket, SOCKET, 0)).hasMessageContaining("permission denied");
        }
        try (Connection other = Database.superuser()) {
            assertThat(anonymous(other, SOCKET, 0)).containsEntry("outcome", "denied_role").containsEntry("secrets", null);
        }
    }

    private Map<String, Object> by(String kind, UUID caller, String provider) throws SQLException {
        try (Connection connection = Database.login(Database.HEALTH)) {
            return by(connection, kind, caller, provider);
        }
    }

    private Map<String, Object> by(Connection connection, String kind, UUID caller, String provider) throws SQLException {
        return Database.query(connection,
                """
                          select * from ops.begin_health(?, ?,
                            row(?, ?::uuid, 'ops_viewer', 'https://issuer', 4711, 'refs/heads/main', null, null, 'push', null,
                        null)::ops.caller,
                            'request', 'browser/1', ?::jsonb, 30)
                          """,
                event, provider, kind, caller, BOTH).get(0);
    }

    private static Map<String, Object> anonymous(String checks, int freshS) throws SQLException {
        try (Connection connection = Database.login(Database.HEALTH)) {
            return anonymous(connection, checks, freshS);
        }
    }

    private static Map<String, Object> anonymous(Connection connection, String checks, int freshS) throws SQLException {
        return Database.query(connection, """
                select * from ops.begin_health(null, null, null, null, null, ?::jsonb, ?)
                """, checks, freshS).get(0);
    }

    private static List<Map<String, Object>> snapshots(Map<String, Object> answer) {
        return Database.query("""
                select * from jsonb_to_recordset(?::jsonb) as s(provider text, status text, latency_ms int, message text,
                  upstream_used bigint, upstream_total bigint, checked_at timestamptz, age_s int)
                """, answer.get("snapshots"));
    }
}
