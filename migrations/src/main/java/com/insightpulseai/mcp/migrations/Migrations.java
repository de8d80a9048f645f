package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import com.insightpulseai.mcp.database.DatabaseUrl;

/**
 * Brings a PostgreSQL 15 or newer (Supabase's included) to the schema this program knows. Safe to repeat and to run from
 * several places at once: runs of the same database wait for each other, and a run applies all of its migrations or none.
 */
public final class Migrations {

    private static final String SCHEMA = "ops";
    private static final String HISTORY = "schema_history";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('com.insightpulseai.mcp.migrations', 0))";
    // A login may take that lock, and Flyway's, in order to hold up a run. Statements of calls hold theirs for milliseconds.
    private static final String END_HOLDERS = """
            select count(pg_terminate_backend(a.pid))
              from pg_catalog.pg_stat_activity a
             where a.datname = current_database() and starts_with(a.usename, 'mcp_') and pg_has_role(a.usesysid, 'usage')
               and (a.state <> 'active' or a.query_start < clock_timestamp() - interval '5 seconds')
               and exists (select from pg_catalog.pg_locks l where l.pid = a.pid and l.locktype = 'advisory')
            """;
    private static final String LOGINS = """
            select r.rolname
              from pg_catalog.pg_roles r, pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where n.nspname = 'ops' and p.proname = 'begin_call' and starts_with(r.rolname, 'mcp_')
               and r.rolcanlogin and not r.rolsuper and has_function_privilege(r.oid, p.oid, 'execute')
             order by 1
            """;

    // Otherwise a role that may create objects in schema public could overload a function that a migration calls.
    private static final String SEARCH_PATH = "set search_path = pg_catalog, pg_temp";

    // Held, because a logger that nobody refers to is collected and forgets its level.
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private final DatabaseAccess database;
    private final DatabaseDiagnosis diagnosis;

    private Migrations(DatabaseAccess database) {
        this.database = database;
        this.diagnosis = database.diagnosis();
    }

    /**
     * Migrations of one database, not yet connected.
     *
     * @param url {@code jdbc:postgresql://}, {@code postgresql://} or {@code postgres://}; must reach the server directly or
     *        through
     *        a pooler
     * @param user the role that will own the schema; empty to take the one in the URL
     * @param password its password; empty to take the one in the URL
     * @throws IllegalArgumentException if the URL has none of these forms
     */
    public static Migrations of(String url, String user, String password) {
        return of(DatabaseUrl.parse(url), user, password);
    }

    /** The same with a URL that was read before. */
    public static Migrations of(DatabaseUrl target, String user, String password) {
        return new Migrations(DatabaseAccess.of(target, user, password));
    }

    static Migrations of(DatabaseAccess database) {
        return new Migrations(database);
    }

    /**
     * Applies what is missing, and makes the audit log's next partitions.
     *
     * @throws MigrationException if the database cannot be reached, refuses, or has a schema that this program does not know
     */
    public MigrationReport apply() {
        quietFlyway();
        try (Connection connection = database.connect()) {
            return apply(connection);
        } catch (SQLException | FlywayException failure) {
            throw diagnosis.of(failure);
        }
    }

    MigrationReport apply(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        waitForOtherRuns(connection);
        Flyway flyway = configuration(new OneTransaction(connection)).load();
        MigrationInfo[] before = refuseUnknownSchema(flyway.info().all());
        List<String> pending = names(before, state -> !state.isApplied());
        flyway.migrate();
        MigrationReport report = maintain(connection, version(before), version(flyway.info().all()).orElseThrow(), pending);
        resetSession(connection);
        connection.commit();
        return report;
    }

    /**
     * How far the database is, changing nothing.
     *
     * @throws MigrationException if the database cannot be reached, refuses, or has a schema that this program does not know
     */
    public MigrationStatus status() {
        quietFlyway();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            MigrationInfo[] all = refuseUnknownSchema(configuration(new OneTransaction(connection)).load().info().all());
            connection.rollback();
            return new MigrationStatus(names(all, MigrationState::isApplied), names(all, state -> !state.isApplied()));
        } catch (SQLException | FlywayException failure) {
            throw diagnosis.of(failure);
        }
    }

    // What went wrong comes as an exception; the rest is chatter.
    private static void quietFlyway() {
        FLYWAY_LOG.setLevel(Level.OFF);
    }

    // A lock of the transaction, not of the session: behind a pooler a session's lock may outlive its holder.
    private void waitForOtherRuns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + PATIENCE.toMillis());
            statement.execute("set local statement_timeout = 0");
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute(SEARCH_PATH);
            statement.execute(END_HOLDERS);
            statement.execute(LOCK);
        }
    }

    // What Flyway has set for its session would outlast the transaction, and behind a pooler the session is the next client's.
    private static void resetSession(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("reset search_path");
            statement.execute("reset role");
        }
    }

    static FluentConfiguration configuration(DataSource connections) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(connections)
                .defaultSchema(SCHEMA)
                .table(HISTORY)
                .resourceProvider(new PackagedMigrations())
                .javaMigrationClassProvider(List::of)
                .placeholderReplacement(false)
                .initSql(SEARCH_PATH)
                .group(true);
    }

    private MigrationInfo[] refuseUnknownSchema(MigrationInfo[] all) {
        if (versioned(all).anyMatch(Migrations::isOfAnotherDevelopmentVersion)) {
            throw new DevelopmentSchemaException(diagnosis.address());
        }
        for (MigrationInfo info : all) {
            if (info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED) {
                throw new MigrationException(
                        "The database has schema version %s, which this program does not know: use a newer one."
                                .formatted(version(all).orElseThrow()));
            }
        }
        return all;
    }

    private static boolean isOfAnotherDevelopmentVersion(MigrationInfo info) {
        return info.getState().isApplied() && info.getState().isResolved() && !info.isChecksumMatching();
    }

    private MigrationReport maintain(Connection connection, Optional<String> from, String to, List<String> applied)
            throws SQLException {
        int made;
        List<String> notices = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select ops.ensure_partitions()");
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            made = answer.getInt(1);
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.add(notice.getMessage());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("select ops.missing_protections()");
                ResultSet missing = statement.executeQuery()) {
            while (missing.next()) {
                notices.add(missing.getString(1));
            }
        }
        List<String> logins = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LOGINS); ResultSet roles = statement.executeQuery()) {
            while (roles.next()) {
                logins.add(roles.getString(1));
            }
        }
        return new MigrationReport(from, to, applied, made, List.copyOf(logins), List.copyOf(notices));
    }

    private static Optional<String> version(MigrationInfo[] all) {
        return versioned(all)
                .filter(info -> info.getState().isApplied())
                .reduce((first, second) -> second)
                .map(info -> info.getVersion().toString());
    }

    private static List<String> names(MigrationInfo[] all, Predicate<MigrationState> wanted) {
        return versioned(all)
                .filter(info -> wanted.test(info.getState()))
                .map(info -> info.getVersion() + " " + info.getDescription())
                .toList();
    }

    private static Stream<MigrationInfo> versioned(MigrationInfo[] all) {
        return Arrays.stream(all).filter(info -> info.getVersion() != null);
    }
}
