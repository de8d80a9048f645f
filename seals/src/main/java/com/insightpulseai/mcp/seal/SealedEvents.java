package com.insightpulseai.mcp.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The leaves of a seal's Merkle tree: of each event its time (8 bytes, microseconds since 1970), its id (16) and its hash (32).
 * They are kept beside the seal, so that a verifier can name the event that is not as it was sealed.
 */
public final class SealedEvents {

    /** Size of one event. */
    public static final int BYTES = Long.BYTES + 2 * Long.BYTES + Hashes.BYTES;

    private static final int HASH = BYTES - Hashes.BYTES;

    private final byte[] leaves;
    private int count;

    /** @param capacity the greatest number of events */
    public SealedEvents(int capacity) {
        this.leaves = new byte[Math.multiplyExact(capacity, BYTES)];
    }

    private SealedEvents(byte[] leaves) {
        this.leaves = leaves;
        this.count = leaves.length / BYTES;
    }

    /** @throws IllegalArgumentException for bytes that are not those of events */
    public static SealedEvents of(byte[] leaves) {
        if (leaves.length % BYTES != 0) {
            throw new IllegalArgumentException("%d bytes are not a number of sealed events".formatted(leaves.length));
        }
        return new SealedEvents(leaves.clone());
    }

    /** Adds an event that was written to the hasher. */
    public void add(Position position, EventHasher event) {
        write(leaves, count * BYTES, position.createdAt(), position.id().getMostSignificantBits(),
                position.id().getLeastSignificantBits(), event);
        count++;
    }

    /** Writes one event's leaf, without keeping it. */
    public static void write(byte[] into, int offset, long createdAt, long idHigh, long idLow, EventHasher event) {
        ByteBuffer.wrap(into, offset, BYTES).putLong(createdAt).putLong(idHigh).putLong(idLow);
        event.finish(into, offset + HASH);
    }

    public int count() {
        return count;
    }

    public Position position(int index) {
        ByteBuffer leaf = ByteBuffer.wrap(leaves, index * BYTES, BYTES);
        long createdAt = leaf.getLong();
        return new Position(createdAt, new UUID(leaf.getLong(), leaf.getLong()));
    }

    /** The 56 bytes of one event. */
    public byte[] leaf(int index) {
        return Arrays.copyOfRange(leaves, index * BYTES, (index + 1) * BYTES);
    }

    /** The Merkle tree's root, in hexadecimal. */
    public String root() {
        MerkleTree tree = new MerkleTree();
        for (int index = 0; index < count; index++) {
            tree.add(leaves, index * BYTES, BYTES);
        }
        return HexFormat.of().formatHex(tree.root());
    }

    public byte[] toBytes() {
        return Arrays.copyOf(leaves, count * BYTES);
    }
}
