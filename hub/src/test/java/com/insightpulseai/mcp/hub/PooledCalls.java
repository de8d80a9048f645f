package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;

/** Concurrent calls of {@code socket/scan.repo}, compared with the rows that they left. */
final class PooledCalls {

    static final int CALLERS = 16;

    private static final String ROWS = "select id, status from ops.run_events";
    private static final String USE_UP = """
            insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
            select 'socket', 'scans', ?, 86400, date_bin('1 day', now(), 'epoch'), 1000000""";

    private final TestDatabase database;
    private final Endpoint endpoint;
    private final Map<Kind, List<UUID>> callers = new HashMap<>();

    /** A hub, or a function. */
    interface Endpoint {
        Reply call(Optional<String> token, String input) throws Exception;
    }

    /** @param event the row that the response names */
    record Reply(int status, Optional<UUID> event) {
    }

    record Sent(Kind kind, Reply reply) {
    }

    /** How a call can end, and what its row says then. */
    enum Kind {
        OK("ops_operator", "ops_operator", "demo", 200, "ok"),
        UNLIMITED("ops_admin", "ops_admin", "demo", 200, "ok"),
        TOKEN_TOO_LOW("ops_viewer", "ops_operator", "demo", 403, "denied_role"),
        DEMOTED("ops_operator", "ops_viewer", "demo", 403, "denied_role"),
        SESSION_ENDED("ops_operator", "ops_operator", "demo", 403, "denied_role"),
        QUOTA_USED_UP("ops_operator", "ops_operator", "demo", 429, "denied_quota"),
        INVALID_INPUT("ops_operator", "ops_operator", "no/repository/name", 400, "error"),
        CREDENTIALS_REJECTED("ops_operator", "ops_operator", StubSocket.REJECTED, 502, "error"),
        PROVIDER_BROKEN("ops_operator", "ops_operator", StubSocket.BROKEN, 502, "error"),
        PROVIDER_SILENT("ops_operator", "ops_operator", "silent", 504, "error"),
        SECRET_MISSING("ops_operator", "ops_operator", "demo", 503, "error");

        private final String tokenRole;
        private final String databaseRole;
        private final String repository;
        private final int status;
        private final String row;

        Kind(String tokenRole, String databaseRole, String repository, int status, String row) {
            this.tokenRole = tokenRole;
            this.databaseRole = databaseRole;
            this.repository = repository;
            this.status = status;
            this.row = row;
        }

        String repository() {
            return repository;
        }
    }

    /** Calls to one endpoint by callers of their own. */
    PooledCalls(TestDatabase database, Endpoint endpoint) {
        this.database = database;
        this.endpoint = endpoint;
        for (Kind kind : Kind.values()) {
            List<UUID> users = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                UUID user = UUID.randomUUID();
                database.addUser(user, kind.databaseRole);
                if (kind == Kind.QUOTA_USED_UP) {
                    database.execute(USE_UP, user);
                }
                users.add(user);
            }
            callers.put(kind, users);
        }
    }

    Sent send(Kind kind, int caller) throws Exception {
        UUID user = callers.get(kind).get(caller);
        String token = kind == Kind.SESSION_ENDED
                ? TestIssuer.shared().token(user, kind.tokenRole, UUID.randomUUID().toString())
                : GovernedHub.token(user, kind.tokenRole);
        return new Sent(kind, endpoint.call(Optional.of(token), GovernedHub.input(kind.repository)));
    }

    int sendWithoutToken() throws Exception {
        return endpoint.call(Optional.empty(), GovernedHub.input("demo")).status();
    }

    /** The requests of one caller. */
    interface Caller {
        List<Sent> send(int number) throws Exception;
    }

    /** Lets all callers send concurrently. */
    static Future<List<Sent>> concurrently(Caller caller) {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
        List<Future<List<Sent>>> each = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int number = i;
            each.add(threads.submit(() -> caller.send(number)));
        }
        Future<List<Sent>> all = threads.submit(() -> {
            List<Sent> sent = new ArrayList<>();
            for (Future<List<Sent>> one : each) {
                sent.addAll(one.get());
            }
            return sent;
        });
        threads.shutdown();
        return all;
    }

    /** Each call was answered as its kind is, and has its row; there are no others. */
    void assertEachHasItsRow(List<Sent> sent) {
        Map<UUID, String> rows = rows();
        assertThat(counted(sent.stream().map(call -> outcome(call.kind, call.reply.status,
                call.reply.event.map(rows::get).orElse("none")))))
                .isEqualTo(counted(sent.stream().map(call -> outcome(call.kind, call.kind.status, call.kind.row))));
        assertThat(rows).hasSize(sent.size());
    }

    private static String outcome(Kind kind, int status, String row) {
        return kind + ": status " + status + ", row " + row;
    }

    private static Map<String, Long> counted(Stream<String> values) {
        return new TreeMap<>(values.collect(Collectors.groupingBy(value -> value, Collectors.counting())));
    }

    /** By the id of the event, its status. */
    Map<UUID, String> rows() {
        return database.query(ROWS).stream()
                .collect(Collectors.toMap(row -> (UUID) row.get("id"), row -> (String) row.get("status")));
    }

    /** Such as {@code 48 x 200, 16 x 403}. */
    static String statuses(List<Sent> sent) {
        return counted(sent.stream().map(call -> Integer.toString(call.reply.status))).entrySet().stream()
                .map(count -> count.getValue() + " x " + count.getKey()).collect(Collectors.joining(", "));
    }
}
