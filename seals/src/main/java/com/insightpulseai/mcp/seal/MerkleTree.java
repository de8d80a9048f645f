package com.insightpulseai.mcp.seal;

import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The root of a Merkle tree over a sequence of leaves, in memory that grows with the logarithm of their number. Not safe for
 * concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Hashes.sha256();
    /** Roots of complete subtrees, the largest first: one for each bit of the number of leaves. */
    private final byte[][] subtrees = new byte[Long.SIZE][Hashes.BYTES];
    private int height;
    private long size;

    public void add(byte[] leaf) {
        add(leaf, 0, leaf.length);
    }

    public void add(byte[] leaves, int offset, int length) {
        digest.update(LEAF);
        digest.update(leaves, offset, length);
        finish(subtrees[height++]);
        size++;
        for (long complete = size; (complete & 1) == 0; complete >>= 1) {
            height--;
            join(subtrees[height - 1], subtrees[height], subtrees[height - 1]);
        }
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root of the leaves so far; of no leaves the hash of nothing. */
    public byte[] root() {
        byte[] root = new byte[Hashes.BYTES];
        if (height == 0) {
            finish(root);
            return root;
        }
        System.arraycopy(subtrees[height - 1], 0, root, 0, Hashes.BYTES);
        for (int next = height - 2; next >= 0; next--) {
            join(subtrees[next], root, root);
        }
        return root;
    }

    /** Forgets all leaves. */
    public void reset() {
        height = 0;
        size = 0;
    }

    private void join(byte[] left, byte[] right, byte[] into) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        finish(into);
    }

    private void finish(byte[] into) {
        try {
            digest.digest(into, 0, Hashes.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("the result has room for a digest", e);
        }
    }
}
