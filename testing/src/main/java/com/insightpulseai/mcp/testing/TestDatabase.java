package com.insightpulseai.mcp.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PGobject;

/**
 * A real, migrated PostgreSQL 17, one per JVM, started when first asked for and removed with the JVM. Tests share its content:
 * {@link #reset()} before each.
 */
public final class TestDatabase {

    /** The login of the hub. */
    public static final String HUB = "mcp_hub";
    /** The login of the function that tells how providers are. */
    public static final String HEALTH = "mcp_health";
    /** The login of the function that answers the console. */
    public static final String OPS = "mcp_ops";
    /** The login of the function that checks providers on a schedule. */
    public static final String MONITOR = "mcp_monitor";
    /** The login of functions of the provider Socket. */
    public static final String SOCKET = "mcp_socket";

    /** The role with every right; it needs no password. */
    public static final String SUPERUSER = "postgres";

    private static final String NAME = "postgres";

    // Truncating takes some milliseconds for each table and index, also of one without rows.
    private static final String RESET = """
            do $$
            declare
              v_table regclass;
            begin
              -- Only the partitions that have rows: a statement for all makes each session plan anew what reads any of them.
              foreach v_table in array array(select distinct tableoid::regclass from ops.run_events) loop
                execute format('alter table %s disable trigger guard_deletes', v_table);
                execute format('delete from %s', v_table);
                execute format('alter table %s enable always trigger guard_deletes', v_table);
              end loop;
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
              if exists (select from ops.audit_seals) or exists (select from ops.audit_expiries) then
                foreach v_table in array array['ops.audit_seals', 'ops.audit_leaves', 'ops.audit_expiries']::regclass[] loop
                  execute format('alter table %s disable trigger guard_truncate', v_table);
                  execute format('truncate %s', v_table);
                  execute format('alter table %s enable always trigger guard_truncate', v_table);
                end loop;
              end if;
              delete from ops.seal_exports;
              insert into ops.seal_exports (target) values ('bucket'), ('webhook');
              update ops.seal_head set settled_until = default, candidate = default, candidate_by = null, candidate_xid = null,
                swept_until = default, sweep_candidate = default, sweep_xid = null, sealed_sequence = 0,
                  sealer_seen_at = default;
              delete from auth.users;
              delete from vault.secrets;
            end
            $$
            """;

    private final TestServerMBean server;
    private final String name;

    private TestDatabase(TestServerMBean server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The JVM's database, started if it is not. */
    public static TestDatabase shared() {
        TestServerMBean server = TestServer.shared();
        server.start();
        return new TestDatabase(server, NAME);
    }

    /** A further database on the server of {@link #shared()}, in which there is nothing. */
    public static TestDatabase empty(String name) {
        TestDatabase shared = shared();
        shared.execute("create database " + name);
        return new TestDatabase(shared.server, name);
    }

    /** The database's name on its server. */
    public String name() {
        return name;
    }

    /** URL for the reactive client, without credentials. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port() + "/" + name;
    }

    /** URL for JDBC, without credentials. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** Port on 127.0.0.1, the same across {@link #stop()} and {@link #start()}. */
    public int port() {
        return server.getPort();
    }

    /** The password of {@link #HUB}, {@link #SOCKET} and the other logins. */
    public String password() {
        return server.getPassword();
    }

    /** Cuts all connections and refuses new ones until {@link #start()}. */
    public void stop() {
        server.stop();
    }

    /** Ends an outage begun by {@link #stop()}; the data is what it was. */
    public void start() {
        server.start();
    }

    /** A connection with every right; the caller closes it. */
    public Connection superuser() throws SQLException {
        return connect(SUPERUSER);
    }

    /** A connection of a login such as {@link #HUB}; the caller closes it. */
    public Connection connect(String login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(login);
        source.setPassword(password());
        return source.getConnection();
    }

    /**
     * Ends all sessions of a login such as {@link #HUB}, those that wait for a lock too. When it returns, the statements that
     * were sent on them have been carried out or never will be.
     */
    public void endSessions(String login) {
        query("select pg_terminate_backend(pid, 60000) from pg_stat_activity where usename = ?", login);
    }

    /** Adds a user, or changes the role of one. */
    public void addUser(UUID id, String role) {
        execute("""
                insert into auth.users (id, raw_app_meta_data) values (?, jsonb_build_object('ops_role', ?::text))
                on conflict (id) do update set raw_app_meta_data = excluded.raw_app_meta_data
                """, id, role);
    }

    /** Makes a table like that of Supabase Auth's sessions, without any; {@link #removeSessions()} before the test ends. */
    public void makeSessions() {
        execute("create table auth.sessions (id uuid primary key, user_id uuid not null, not_after timestamptz)");
    }

    /** Adds a session of a user, and returns its id. */
    public UUID signIn(UUID user) {
        UUID session = UUID.randomUUID();
        execute("insert into auth.sessions (id, user_id) values (?, ?)", session, user);
        return session;
    }

    /** Ends all sessions of a user. */
    public void signOut(UUID user) {
        execute("delete from auth.sessions where user_id = ?", user);
    }

    /** Removes the table, as if this database had never been that of a Supabase project. */
    public void removeSessions() {
        execute("drop table if exists auth.sessions");
    }

    /** Puts a secret into the vault, or a new value in place of its old one. */
    public void putSecret(String name, String value) {
        if (query("select vault.update_secret(id, ?) from vault.secrets where name = ?", value, name).isEmpty()) {
            query("select vault.create_secret(?, ?)", value, name);
        }
    }

    /** Removes a secret from the vault, if it is there. */
    public void removeSecret(String name) {
        execute("delete from vault.secrets where name = ?", name);
    }

    /** Registers a GitHub repository's workflows as callers; at least one of ref and environment is needed. */
    public UUID addFederatedCaller(long repositoryId, Optional<String> ref, Optional<String> environment, String role) {
        List<Map<String, Object>> added = query("""
                insert into ops.federated_callers (repository_id, ref, environment, role) values (?, ?, ?, ?) returning id
                """, repositoryId, ref.orElse(null), environment.orElse(null), role);
        return (UUID) added.get(0).get("id");
    }

    /**
     * Makes a provider one that is known to be down, for an hour.
     *
     * @param sinceTrial how long ago a call was last let through to it
     */
    public void markDown(String provider, Duration sinceTrial) {
        execute("""
                insert into ops.provider_state (provider, latest, latest_at, valid_until, announced, trial_at)
                select ?, 'down', now(), now() + interval '1 hour', 'down', now() - make_interval(secs => ?)
                on conflict (provider) do update
                  set latest = excluded.latest, latest_at = excluded.latest_at, valid_until = excluded.valid_until,
                      announced = excluded.announced, trial_at = excluded.trial_at
                """, provider, (double) sinceTrial.toSeconds());
        execute("insert into ops.locks (name) values (?) on conflict do nothing", "trial/" + provider);
    }

    /** Lets a minute pass for what checks found of providers: the next round of a monitor is due. */
    public void letAMinutePass() {
        execute("update ops.provider_health set checked_at = checked_at - interval '1 minute'");
        execute("update ops.provider_state set latest_at = latest_at - interval '1 minute'");
    }

    /** All run events, oldest first, by column; times are {@code Instant}, JSON is its text. */
    public List<Map<String, Object>> events() {
        return query("select * from ops.run_events order by created_at, id");
    }

    /** The run events of one caller, as {@link #events()}. */
    public List<Map<String, Object>> events(UUID caller) {
        return query("select * from ops.run_events where caller_id = ? order by created_at, id", caller);
    }

    /** The run event of an id, as {@link #events()}. */
    public Optional<Map<String, Object>> event(UUID id) {
        return query("select * from ops.run_events where id = ?", id).stream().findFirst();
    }

    /** Removes events, quotas, users, federated callers, secrets, and all that is known of providers and alerts. */
    public void reset() {
        asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(RESET);
            }
        });
    }

    /** Runs a query as superuser; rows as {@link #events()}. */
    public List<Map<String, Object>> query(String sql, Object... arguments) {
        return asSuperuser(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments); ResultSet rows = statement.executeQuery()) {
                List<Map<String, Object>> result = new ArrayList<>();
                while (rows.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.put(rows.getMetaData().getColumnLabel(column), plain(rows.getObject(column)));
                    }
                    result.add(row);
                }
                return result;
            }
        });
    }

    /** Runs a statement as superuser; answers how many rows it changed. */
    public int execute(String sql, Object... arguments) {
        return asSuperuser(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    private <T> T asSuperuser(IdleConnections.Work<T> work) {
        try {
            return IdleConnections.use(jdbcUrl(), this::superuser, work);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, arguments[index]);
        }
        return statement;
    }

    private static Object plain(Object value) {
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        return value instanceof PGobject object ? object.getValue() : value;
    }
}
