package com.insightpulseai.mcp.migrations.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.seal.EventFormat;
import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealedEvents;
import com.insightpulseai.mcp.seal.UtcTime;

/** Names the first event of a seal that is not as it was sealed, by the leaves that are kept beside the seal. */
final class EventNaming {

    private final Connection connection;
    private final EventReader reader;

    EventNaming(Connection connection, EventReader reader) {
        this.connection = connection;
        this.reader = reader;
    }

    /**
     * Compares the events of a seal with its leaves.
     *
     * @param found how many events there are in the place of the sealed ones
     */
    Finding name(Seal seal, EventFormat format, long found) throws SQLException {
        Optional<SealedEvents> sealed = leaves(seal);
        if (sealed.isEmpty()) {
            return Finding.of(
                    "Of the %d events of seal %d, from %s to %s, something was changed, removed or added; %d are there. "
                            + "Which it was cannot be told, for the leaves of the seal were changed or removed as well.",
                    seal.events(),
                    seal.sequence(), UtcTime.text(seal.firstAt()), UtcTime.text(seal.last().orElseThrow().createdAt()), found);
        }
        FirstDifference difference = new FirstDifference(sealed.get());
        reader.read(format, seal.after(), seal.last().orElseThrow(), difference);
        return describe(seal, difference);
    }

    /** Names the first event that stands where all were dropped. */
    Finding nameInDroppedMonth(Seal seal, EventFormat format) throws SQLException {
        FirstDifference first = new FirstDifference(new SealedEvents(0));
        reader.read(format, seal.after(), seal.last().orElseThrow(), first);
        return Finding.of("Event %s was added: the month was dropped.", first.added().map(Position::toString).orElse("?"));
    }

    private Finding describe(Seal seal, FirstDifference difference) throws SQLException {
        if (difference.added().isPresent()) {
            Position added = difference.added().get();
            Optional<Position> before = sealedElsewhere(added);
            return before.isPresent()
                    ? Finding.of("Event %s was re-dated: it was sealed as of %s.", added,
                            UtcTime.text(before.get().createdAt()))
                    : Finding.of("Event %s was added: seal %d does not have it.", added, seal.sequence());
        }
        if (difference.changed().isPresent()) {
            return Finding.of("Event %s was changed after seal %d.", difference.changed().get(), seal.sequence());
        }
        if (difference.removed().isPresent()) {
            Position removed = difference.removed().get();
            Optional<Position> now = presentElsewhere(removed.id());
            return now.isPresent()
                    ? Finding.of("Event %s was re-dated: it is now of %s.", removed, UtcTime.text(now.get().createdAt()))
                    : Finding.of("Event %s was removed after seal %d.", removed, seal.sequence());
        }
        return Finding.of("The events of seal %d changed while they were read.", seal.sequence());
    }

    /** Only leaves that the signature covers are of use. */
    private Optional<SealedEvents> leaves(Seal seal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select leaves from ops.audit_leaves where sequence = ? and octet_length(leaves) = ?")) {
            statement.setLong(1, seal.sequence());
            statement.setLong(2, seal.events() * SealedEvents.BYTES);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(SealedEvents.of(row.getBytes(1)))
                                .filter(leaves -> leaves.root().equals(seal.root().get()))
                        : Optional.empty();
            }
        }
    }

    /** By the id in the leaves of any seal: a search through all of them, done for a finding only. */
    private Optional<Position> sealedElsewhere(Position present) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select leaves from ops.audit_leaves where position(uuid_send(?) in leaves) > 0 order by sequence");
                ResultSet rows = query(statement, present.id())) {
            while (rows.next()) {
                SealedEvents leaves = SealedEvents.of(rows.getBytes(1));
                for (int index = 0; index < leaves.count(); index++) {
                    if (leaves.position(index).id().equals(present.id()) && !leaves.position(index).equals(present)) {
                        return Optional.of(leaves.position(index));
                    }
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Position> presentElsewhere(UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select created_at from ops.run_events where id = ? and isfinite(created_at) order by created_at limit 1");
                ResultSet row = query(statement, id)) {
            return row.next()
                    ? Optional.of(new Position(UtcTime.micros(row.getObject(1, OffsetDateTime.class).toInstant()), id))
                    : Optional.empty();
        }
    }

    private static ResultSet query(PreparedStatement statement, UUID id) throws SQLException {
        statement.setObject(1, id);
        return statement.executeQuery();
    }
}
