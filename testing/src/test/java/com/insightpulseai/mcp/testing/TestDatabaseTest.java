package com.insightpulseai.mcp.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    private static final UUID ALICE = UUID.fromString("00000000-0000-4000-8000-00000000a11c");

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.reset();
    }

    @Test
    void everyone_who_asks_gets_the_same_server() {
        assertThat(TestDatabase.shared().port()).isEqualTo(database.port());
    }

    @Test
    void a_secret_put_twice_has_its_last_value() {
        database.putSecret("socket_api_key", "first");
        database.putSecret("socket_api_key", "second");

        assertThat(database.query("select decrypted_secret from vault.decrypted_secrets where name = 'socket_api_key'"))
                .singleElement().satisfies(row -> assertThat(row).containsEntry("decrypted_secret", "second"));
    }

    @Test
    void a_call_begun_by_the_socket_login_is_an_event() throws SQLException {
        database.addUser(ALICE, "ops_viewer");

        begin(UUID.randomUUID());

        assertThat(database.events(ALICE)).singleElement()
                .satisfies(event -> assertThat(event).containsEntry("status", "started").containsEntry("tool", "scan.repo"));
    }

    @Test
    void a_reset_removes_events_although_the_log_is_write_once() throws SQLException {
        database.addUser(ALICE, "ops_viewer");
        database.addFederatedCaller(7, Optional.of("refs/heads/main"), Optional.empty(), "ops_operator");
        begin(UUID.randomUUID());

        database.reset();

        assertThat(database.events()).isEmpty();
    }

    @Test
    void an_outage_ends_with_the_same_port_and_data() throws SQLException {
        database.addUser(ALICE, "ops_viewer");
        int port = database.port();
        Connection open = database.connect(TestDatabase.HUB);

        database.stop();
        assertThatThrownBy(() -> open.createStatement().execute("select 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(database::superuser).isInstanceOf(SQLException.class);
        database.start();

        assertThat(database.port()).isEqualTo(port);
        assertThat(database.query("select id from auth.users")).hasSize(1);
    }

    @Test
    void sessions_of_a_login_have_ended_when_it_returns() throws SQLException {
        try (Connection ended = database.connect(TestDatabase.SOCKET); Connection other = database.connect(TestDatabase.HUB)) {
            database.endSessions(TestDatabase.SOCKET);

            assertThat(database.query("select pid from pg_stat_activity where usename = ?", TestDatabase.SOCKET)).isEmpty();
            assertThatThrownBy(() -> ended.createStatement().execute("select 1")).isInstanceOf(SQLException.class);
            assertThat(other.createStatement().execute("select 1")).isTrue();
        }
    }

    private void begin(UUID event) throws SQLException {
        try (Connection connection = database.connect(TestDatabase.SOCKET);
                var statement = connection.prepareStatement(
                        """
                                select * from ops.begin_call(p_event_id => ?, p_provider => 'socket', p_tool => 'scan.repo',
                                  p_schema_version => '1.0',
                                  p_caller => row('user', ?, 'ops_viewer', 'issuer', null, null, null, null, null, null,
                                    null)::ops.caller,
                                  p_min_role => 'ops_viewer', p_quota_class => null, p_quota_limits => null, p_quota_windows => null,
                                  p_secret_names => null, p_optional_secret_names => null, p_payload => '{}', p_request_id => 'request',
                                  p_client => null, p_refusal => null, p_refusal_detail => null, p_uses_health_check_credentials => true,
                                  p_cache_key => null, p_max_stale_s => null, p_expires_at => null)
                                """)) {
            statement.setObject(1, event);
            statement.setObject(2, ALICE);
            statement.execute();
        }
    }
}
