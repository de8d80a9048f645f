package com.insightpulseai.mcp.migrations.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.SealedEvents;

/** Goes through the events of a range and the leaves of its seal side by side, up to the first difference. */
final class FirstDifference implements EventReader.Sink {

    private final SealedEvents sealed;
    private int next;
    private Optional<Position> added = Optional.empty();
    private Optional<Position> changed = Optional.empty();

    FirstDifference(SealedEvents sealed) {
        this.sealed = sealed;
    }

    @Override
    public boolean take(long createdAt, long idHigh, long idLow, byte[] leaf) {
        Position present = new Position(createdAt, new UUID(idHigh, idLow));
        int order = next == sealed.count() ? -1 : present.compareTo(sealed.position(next));
        if (order > 0) {
            return false;
        }
        if (order < 0) {
            added = Optional.of(present);
            return false;
        }
        if (!Arrays.equals(leaf, sealed.leaf(next))) {
            changed = Optional.of(present);
            return false;
        }
        next++;
        return true;
    }

    /** The first event that is there and was not sealed in its place. */
    Optional<Position> added() {
        return added;
    }

    /** The first event that is in its place and has another content. */
    Optional<Position> changed() {
        return changed;
    }

    /** The first event that was sealed and is not in its place, unless something else comes before it. */
    Optional<Position> removed() {
        return added.isPresent() || changed.isPresent() || next == sealed.count()
                ? Optional.empty()
                : Optional.of(sealed.position(next));
    }
}
