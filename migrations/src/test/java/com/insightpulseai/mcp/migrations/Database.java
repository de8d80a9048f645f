package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.postgresql.util.PGobject;
import org.postgresql.util.PasswordUtil;

/** The migrated database that most tests share; {@link #reset()} before each. */
final class Database {

    static final String HUB = "mcp_hub";
    static final String SOCKET = "mcp_socket";
    static final String SENTRY = "mcp_sentry";
    static final String HEALTH = "mcp_health";
    static final String MONITOR = "mcp_monitor";
    static final String OPS = "mcp_ops";

    static final List<String> LOGINS = List.of(HUB, SOCKET, SENTRY, "mcp_netdata", HEALTH, MONITOR, OPS);

    /** PostgreSQL's default, 4096, costs each connection 17 ms of its client's processor time. */
    private static final int SCRAM_ITERATIONS = 1;

    private static final String NAME = migrate();

    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    private Database() {
    }

    private static String migrate() {
        try {
            Migrations.of(Server.url("postgres"), Server.SUPERUSER, "").apply();
            givePasswords();
            return "postgres";
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A migrated database for one test alone; returns its name. */
    static String migrateAnother() throws SQLException {
        String name = Server.createDatabase();
        Migrations.of(Server.url(name), Server.SUPERUSER, "").apply();
        givePasswords();
        return name;
    }

    /** Roles belong to the server, so these hold for all of its databases. */
    static void givePasswords() throws SQLException {
        String verifier = PasswordUtil.encodeScramSha256(Server.PASSWORD.toCharArray(), SCRAM_ITERATIONS, new byte[16]);
        try (Connection connection = Server.connect(Server.SUPERUSER, "postgres")) {
            for (String login : LOGINS) {
                execute(connection, "alter role %s password '%s'".formatted(login, verifier));
            }
        }
    }

    static Connection superuser() throws SQLException {
        return Server.connect(Server.SUPERUSER, NAME);
    }

    static Connection login(String login) throws SQLException {
        return Server.connect(login, NAME);
    }

    /** A connection as PostgREST makes one for a signed-in user: role authenticated, the token's claims in a setting. */
    static Connection signedIn(UUID user, String role) throws SQLException {
        Connection connection = superuser();
        execute(connection, "select set_config('request.jwt.claims', ?, false)",
                "{\"sub\":\"%s\",\"app_metadata\":{\"ops_role\":\"%s\"}}".formatted(user, role));
        execute(connection, "set role authenticated");
        return connection;
    }

    static UUID addUser(String role) {
        UUID id = UUID.randomUUID();
        execute("insert into auth.users (id, raw_app_meta_data) values (?, jsonb_build_object('ops_role', ?::text))", id, role);
        return id;
    }

    static void putSecret(String name, String value) {
        execute("delete from vault.secrets where name = ?", name);
        query("select vault.create_secret(?, ?)", value, name);
    }

    static Map<String, Object> event(UUID id) {
        return query("select * from ops.run_events where id = ?", id).get(0);
    }

    static List<Map<String, Object>> events() {
        return query("select * from ops.run_events order by created_at");
    }

    static void reset() {
        // Truncating takes some milliseconds for each table and index, also of one without rows.
        execute("""
                delete from ops.provider_rate_limits;
                delete from ops.federated_callers;
                delete from ops.provider_health;
                delete from ops.provider_state;
                delete from ops.alert_deliveries;
                delete from ops.alert_webhooks;
                delete from ops.alerts;
                delete from ops.cached_results;
                delete from ops.idempotency_keys;
                delete from ops.call_stats;
                delete from ops.caller_stats;
                delete from ops.event_words;
                update ops.stats_head set final_until = default, next_from = default, counted_at = default;
                update ops.words_head set last_at = default, last_id = default, indexed_until = default;
                update ops.seal_head set settled_until = default, candidate = default, candidate_by = null, candidate_xid = null,
                  swept_until = default, sweep_candidate = default, sweep_xid = null, sealed_sequence = 0,
                  sealer_seen_at = default;
                delete from auth.users;
                delete from vault.secrets
                """);
        if (!query("select id from ops.run_events limit 1").isEmpty()) {
            executeUnguarded("truncate ops.run_events");
        }
    }

    /** Executes a statement while the audit log's guard against changes is off. */
    static void executeUnguarded(String sql) {
        execute("%s %s; %s".formatted(guard("disable trigger"), sql, guard("enable always trigger")));
    }

    private static String guard(String change) {
        return """
                do $$
                declare
                  v_table regclass;
                begin
                  for v_table in select relid from pg_partition_tree('ops.run_events') loop
                    execute format('alter table %%s %s guard_columns', v_table);
                    execute format('alter table %%1$s %1$s guard_rows', v_table);
                    execute format('alter table %%1$s %1$s guard_deletes', v_table);
                    execute format('alter table %%1$s %1$s guard_truncate', v_table);
                  end loop;
                end
                $$;
                """.formatted(change);
    }

    static List<Map<String, Object>> query(String sql, Object... arguments) {
        return asSuperuser(connection -> query(connection, sql, arguments));
    }

    static int execute(String sql, Object... arguments) {
        return asSuperuser(connection -> execute(connection, sql, arguments));
    }

    private interface Work<T> {

        T with(Connection connection) throws SQLException;
    }

    /** On a connection that an earlier statement has left idle: PostgreSQL spends more on a new one than on most statements. */
    private static <T> T asSuperuser(Work<T> work) {
        try {
            Connection kept = IDLE.poll();
            Connection connection = kept != null && isUsable(kept) ? kept : superuser();
            try {
                T result = work.with(connection);
                IDLE.push(connection);
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Forgets what its last use left in the session; that fails where the server has closed it. */
    private static boolean isUsable(Connection connection) {
        try {
            execute(connection, "discard all");
            return true;
        } catch (SQLException closed) {
            return false;
        }
    }

    static List<Map<String, Object>> query(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments); ResultSet rows = statement.executeQuery()) {
            List<Map<String, Object>> result = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Object value = rows.getObject(column);
                    row.put(rows.getMetaData().getColumnLabel(column),
                            value instanceof PGobject object ? object.getValue() : value);
                }
                result.add(row);
            }
            return result;
        }
    }

    static int execute(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, arguments[index]);
        }
        return statement;
    }
}
