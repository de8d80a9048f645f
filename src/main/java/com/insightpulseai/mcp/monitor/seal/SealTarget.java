package com.insightpulseai.mcp.monitor.seal;

import com.insightpulseai.mcp.seal.SignedSeal;

import io.smallrye.mutiny.Uni;

/** Where seals go besides the log: a place that the owner of the database cannot change. */
public interface SealTarget {

    /** As the database knows it: {@code bucket} or {@code webhook}. */
    String name();

    boolean isConfigured();

    /**
     * Hands over one seal, in at most 5 s. A seal may come twice, after a crash; the target can tell that it is the same.
     *
     * @return fails where the target did not take it, with {@link SealRefusedException} where it can say when to try again
     */
    Uni<Void> put(SignedSeal seal);
}
