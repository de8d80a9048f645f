package com.insightpulseai.mcp.migrations.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.insightpulseai.mcp.seal.MerkleTree;
import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;

/** Builds the Merkle trees of consecutive seals from the events that are there, as they are read. */
final class BatchComparison implements EventReader.Sink {

    private final List<Seal> seals;
    private final Progress progress;
    private final MerkleTree tree = new MerkleTree();
    private final List<Difference> differences = new ArrayList<>();
    private int current;
    private long events;
    // The last position of the current seal, as numbers: there is a comparison for each event.
    private long lastAt;
    private long lastIdHigh;
    private long lastIdLow;

    /**
     * A seal whose events are not as they were.
     *
     * @param found how many events there are in their place
     */
    record Difference(Seal seal, long found) {
    }

    /** @param seals at least one, each of which begins where the one before ends */
    BatchComparison(List<Seal> seals, Progress progress) {
        this.seals = seals;
        this.progress = progress;
        begin();
    }

    @Override
    public boolean take(long createdAt, long idHigh, long idLow, byte[] leaf) {
        while (isAfterLast(createdAt, idHigh, idLow)) {
            finishSeal();
        }
        tree.add(leaf);
        events++;
        progress.advance();
        return true;
    }

    private boolean isAfterLast(long createdAt, long idHigh, long idLow) {
        if (createdAt != lastAt) {
            return createdAt > lastAt;
        }
        int order = Long.compareUnsigned(idHigh, lastIdHigh);
        return (order == 0 ? Long.compareUnsigned(idLow, lastIdLow) : order) > 0;
    }

    private void begin() {
        Position last = seals.get(current).last().orElseThrow();
        lastAt = last.createdAt();
        lastIdHigh = last.id().getMostSignificantBits();
        lastIdLow = last.id().getLeastSignificantBits();
        tree.reset();
    }

    private void finishSeal() {
        Seal seal = seals.get(current);
        if (tree.size() != seal.events() || !HexFormat.of().formatHex(tree.root()).equals(seal.root().orElseThrow())) {
            differences.add(new Difference(seal, tree.size()));
        }
        current++;
        if (current < seals.size()) {
            begin();
        }
    }

    /** Returns the findings, once all events were taken. */
    List<Difference> finish() {
        while (current < seals.size()) {
            finishSeal();
        }
        return differences;
    }

    /** How many events there were. */
    long events() {
        return events;
    }
}
