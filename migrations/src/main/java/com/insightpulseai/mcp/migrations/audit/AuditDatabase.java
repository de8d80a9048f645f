package com.insightpulseai.mcp.migrations.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.seal.EventFormat;
import com.insightpulseai.mcp.seal.Position;

/** Reads everything of a verification but the events; no function of schema {@code ops} takes part. */
final class AuditDatabase {

    private static final int PAGE = 500;

    private final Connection connection;

    /** @param connection of a role that may read the log; read-only from here on */
    AuditDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = pg_catalog, pg_temp");
            statement.execute("set default_transaction_read_only = on");
            statement.execute("set statement_timeout = 0");
        }
    }

    /** A part of the unsealed end of the log. */
    record Unsealed(long count, Duration oldest) {
    }

    /** @throws UnverifiableException where the tables are not there, or row level security would hide events */
    void requireTables() throws SQLException {
        boolean there = number("select count(to_regclass('ops.run_events')) + count(to_regclass('ops.audit_seals'))"
                + " + count(to_regclass('ops.audit_leaves'))") == 3;
        if (!there) {
            throw new UnverifiableException(
                    "The database has no seals: its schema is older than this program, or another one.");
        }
        if (number("select count(*) where row_security_active('ops.run_events') or row_security_active('ops.audit_seals')"
                + " or row_security_active('ops.audit_leaves')") > 0) {
            throw new UnverifiableException("This user sees some rows only; use the owner of schema ops.");
        }
    }

    /** Columns that a format does not have. What PostgreSQL computes of others adds nothing to them. */
    List<String> columnsBeyond(EventFormat format) throws SQLException {
        List<String> covered = format.columns().stream().map(EventFormat.Column::name).toList();
        List<String> beyond = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select attname from pg_attribute where attrelid = "
                        + "'ops.run_events'::regclass and attnum > 0 and not attisdropped"
                        + " and attgenerated = '' order by attname")) {
            while (rows.next()) {
                beyond.add(rows.getString(1));
            }
        }
        beyond.removeAll(covered);
        return beyond;
    }

    /** The next seals after a number, in their order. */
    List<StoredSeal> sealsAfter(long sequence) throws SQLException {
        return seals("where sequence > ? order by sequence limit " + PAGE, sequence);
    }

    /** The next seals of months that were dropped. */
    List<StoredSeal> expiriesAfter(long sequence) throws SQLException {
        return seals("where sequence > ? and kind = 'expiry' order by sequence limit " + PAGE, sequence);
    }

    private List<StoredSeal> seals(String condition, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + StoredSeal.COLUMNS + " from ops.audit_seals " + condition)) {
            statement.setLong(1, sequence);
            List<StoredSeal> seals = new ArrayList<>(PAGE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    seals.add(StoredSeal.of(rows));
                }
            }
            return seals;
        }
    }

    /** Returns the number of events by the rows of seals, for the progress only. */
    long eventsInSeals() throws SQLException {
        return number("select coalesce(sum(events), 0)::bigint from ops.audit_seals where kind = 'events'");
    }

    /** Events after the last sealed one; finished or not. */
    Unsealed unsealed(Optional<Position> last) throws SQLException {
        String condition = last.map(position -> EventReader.after(position)).orElse("true");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), coalesce(extract(epoch from clock_timestamp() "
                        + "- min(created_at) filter (where isfinite(created_at))), 0)::bigint from ops.run_events where "
                        + condition)) {
            row.next();
            return new Unsealed(row.getLong(1), Duration.ofSeconds(Math.max(0, row.getLong(2))));
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
