package com.insightpulseai.mcp.migrations.audit;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import com.insightpulseai.mcp.seal.EventFormat;
import com.insightpulseai.mcp.seal.EventFormat.Column;
import com.insightpulseai.mcp.seal.EventHasher;
import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.SealedEvents;
import com.insightpulseai.mcp.seal.UtcTime;

/**
 * Reads events in the order of their time and id, one at a time: PostgreSQL's binary COPY gives texts in UTF-8 and times as
 * numbers, as they are hashed, so that no value becomes an object on its way.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html">PostgreSQL: COPY, binary format</a>
 */
final class EventReader {

    private static final byte[] SIGNATURE = { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0 };
    private static final int END = -1;
    /** From 1970, the beginning of Java's time, to 2000, that of PostgreSQL's, in microseconds. */
    private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    private final Connection connection;
    private final byte[] leaf = new byte[SealedEvents.BYTES];

    EventReader(Connection connection) {
        this.connection = connection;
    }

    /** Takes one event. */
    interface Sink {

        /**
         * @param leaf the event's leaf, see {@link SealedEvents}; valid during the call only
         * @return whether to go on
         */
        boolean take(long createdAt, long idHigh, long idLow, byte[] leaf);
    }

    /**
     * Reads the events after a position up to and including another.
     *
     * @param after empty for the beginning of the log
     */
    void read(EventFormat format, Optional<Position> after, Position last, Sink sink) throws SQLException {
        String from = after.map(position -> after(position) + " and ").orElse("");
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                copy (select %s from ops.run_events
                       where %screated_at <= %3$s and (created_at, id) <= (%3$s, '%4$s')
                       order by created_at, id) to stdout (format binary)""".formatted(
                columns(format), from, time(last), last.id()));
        EventHasher hasher = new EventHasher(format);
        boolean first = true;
        boolean wanted = true;
        // Read to the end in any case: a cancellation that comes too late would meet the next statement.
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            ByteBuffer row = ByteBuffer.wrap(message);
            if (first) {
                skipHeader(row);
                first = false;
            }
            if (wanted && row.hasRemaining()) {
                wanted = take(row, message, format, hasher, sink);
            }
        }
    }

    private boolean take(ByteBuffer row, byte[] message, EventFormat format, EventHasher hasher, Sink sink) {
        int count = row.getShort();
        if (count == END) {
            return true;
        }
        if (count != format.columns().size()) {
            throw new UnverifiableException("The database sent a row of %d columns.".formatted(count));
        }
        long createdAt = 0;
        long idHigh = 0;
        long idLow = 0;
        hasher.begin();
        for (Column column : format.columns()) {
            int length = row.getInt();
            if (length < 0) {
                hasher.nothing();
                continue;
            }
            int start = row.position();
            switch (column.kind()) {
                case TEXT, JSON -> hasher.text(message, start, length);
                case NUMBER -> hasher.number(row.getInt(start));
                case TIME -> {
                    long micros = micros(row.getLong(start));
                    createdAt = column.name().equals("created_at") ? micros : createdAt;
                    hasher.time(micros);
                }
                case ID -> {
                    boolean own = column.name().equals("id");
                    idHigh = own ? row.getLong(start) : idHigh;
                    idLow = own ? row.getLong(start + Long.BYTES) : idLow;
                    hasher.id(row.getLong(start), row.getLong(start + Long.BYTES));
                }
            }
            row.position(start + length);
        }
        SealedEvents.write(leaf, 0, createdAt, idHigh, idLow, hasher);
        return sink.take(createdAt, idHigh, idLow, leaf);
    }

    private static long micros(long sincePostgresEpoch) {
        boolean infinite = sincePostgresEpoch == Long.MAX_VALUE || sincePostgresEpoch == Long.MIN_VALUE;
        return infinite ? sincePostgresEpoch : sincePostgresEpoch + POSTGRES_EPOCH;
    }

    private static void skipHeader(ByteBuffer row) {
        for (byte expected : SIGNATURE) {
            if (row.get() != expected) {
                throw new UnverifiableException("The database does not send rows as PostgreSQL does.");
            }
        }
        row.getInt();
        row.position(row.position() + Integer.BYTES + row.getInt(row.position()));
    }

    private static String columns(EventFormat format) {
        return format.columns().stream()
                .map(column -> column.kind() == EventFormat.Kind.JSON ? column.name() + "::text" : column.name())
                .collect(Collectors.joining(", "));
    }

    /** A condition for events after a position, which the index by time serves. */
    static String after(Position position) {
        return "created_at >= %1$s and (created_at, id) > (%1$s, '%2$s')".formatted(time(position), position.id());
    }

    private static String time(Position position) {
        return "timestamptz '" + UtcTime.text(position.createdAt()) + "'";
    }
}
