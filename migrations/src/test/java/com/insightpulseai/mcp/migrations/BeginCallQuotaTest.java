package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginCallQuotaTest {

    private static final int CONNECTIONS = 32;

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void a_quota_of_two_admits_two() throws SQLException {
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(2);

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("quota_limit", 2)
                .containsEntry("quota_remaining", 1).containsEntry("quota_window_s", Call.WINDOW);
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("quota_remaining", 0);
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "denied_quota").containsEntry("quota_limit", 2)
                .containsEntry("quota_remaining", 0).containsEntry("secrets", null)
                .extractingByKey("quota_reset_s", InstanceOfAssertFactories.INTEGER).isBetween(1, Call.WINDOW);
        assertThat(Database.events()).extracting(event -> event.get("status")).containsExactly("started", "started",
                "denied_quota");
    }

    @Test
    @Timeout(120)
    void exactly_as_many_as_the_quota_are_admitted_of_many_at_once() throws Exception {
        int calls = 640;
        int limit = 100;
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(limit);

        List<Map<String, Object>> answers = onManyConnections(calls, call);

        assertThat(answers).filteredOn(answer -> answer.get("outcome").equals("started")).hasSize(limit)
                .extracting(answer -> answer.get("quota_remaining")).doesNotHaveDuplicates();
        assertThat(answers).filteredOn(answer -> answer.get("outcome").equals("denied_quota")).hasSize(calls - limit);
        assertThat(Database.query("select status, count(*)::int as n from ops.run_events group by status order by status"))
                .containsExactly(Map.of("status", "denied_quota", "n", calls - limit), Map.of("status", "started", "n", limit));
    }

    private static List<Map<String, Object>> onManyConnections(int calls, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<List<Map<String, Object>>>> clients = new ArrayList<>();
            for (int client = 0; client < CONNECTIONS; client++) {
                clients.add(() -> {
                    List<Map<String, Object>> answers = new ArrayList<>();
                    try (Connection connection = Database.login(Database.SOCKET)) {
                        for (int number = 0; number < calls / CONNECTIONS; number++) {
                            answers.add(call.again().begin(connection));
                        }
                    }
                    return answers;
                });
            }
            List<Map<String, Object>> answers = new ArrayList<>();
            for (Future<List<Map<String, Object>>> client : threads.invokeAll(clients)) {
                answers.addAll(client.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({ "ops_viewer, 1, 60", "ops_operator, 2, 3600", "ops_admin, 3, 86400" })
    void limit_and_window_are_those_of_the_role(String role, int limit, int window) throws SQLException {
        Call call = Call.by(Database.addUser(role), role).with("quota_class", "scans").with("quota_limits", "{1,2,3}")
                .with("quota_windows", "{60,3600,86400}");

        assertThat(call.begin(Database.SOCKET)).containsEntry("quota_limit", limit).containsEntry("quota_remaining", limit - 1)
                .containsEntry("quota_window_s", window)
                .extractingByKey("quota_reset_s", InstanceOfAssertFactories.INTEGER).isBetween(1, window);
    }

    @Test
    void a_null_limit_is_unlimited_and_not_counted() throws SQLException {
        Call call = Call.by(Database.addUser("ops_admin"), "ops_admin").with("quota_class", "scans")
                .with("quota_limits", "{1,2,NULL}").with("quota_windows", "{60,60,NULL}");

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("quota_limit", null)
                .containsEntry("quota_remaining", null).containsEntry("quota_reset_s", null);
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @Test
    void a_role_without_a_limit_of_its_own_has_none_of_the_quota() throws SQLException {
        Call call = Call.by(Database.addUser("ops_operator"), "ops_operator").with("quota_class", "scans");

        for (String limits : new String[] { "{5}", "{}", null, "{5,0}", "{5,-1}" }) {
            assertThat(call.again().with("quota_limits", limits).with("quota_windows", "{60}").begin(Database.SOCKET))
                    .containsEntry("outcome", "denied_quota").containsEntry("quota_limit", 0)
                    .containsEntry("quota_remaining", 0);
        }
    }

    @Test
    void callers_providers_and_classes_have_budgets_of_their_own() throws SQLException {
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(1);
        assertThat(call.begin(Database.HUB)).containsEntry("outcome", "started");
        UUID other = Database.addUser("ops_viewer");

        assertThat(call.again().with("caller_id", other).begin(Database.HUB)).containsEntry("outcome", "started");
        assertThat(call.again().with("provider", "sentry").begin(Database.HUB)).containsEntry("outcome", "started");
        assertThat(call.again().with("quota_class", "reads").begin(Database.HUB)).containsEntry("outcome", "started");
        assertThat(call.again().with("tool", "list.findings").begin(Database.HUB)).containsEntry("outcome", "denied_quota");
    }

    @Test
    void a_new_window_is_a_new_budget() throws SQLException {
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(1);
        call.begin(Database.SOCKET);

        Database.execute(
                "update ops.provider_rate_limits set window_start = window_start - make_interval(secs => window_seconds)");

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "started");
    }
}
