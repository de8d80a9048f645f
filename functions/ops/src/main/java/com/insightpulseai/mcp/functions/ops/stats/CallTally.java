package com.insightpulseai.mcp.functions.ops.stats;

import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;

/** Adds buckets of statistics up. */
final class CallTally {

    private final DurationHistogram durations = new DurationHistogram();
    private long ok;
    private long failed;
    private long refused;

    void add(Row bucket) {
        ok += bucket.getInteger("ok");
        failed += bucket.getInteger("failed");
        refused += bucket.getInteger("refused");
        Short[] bins = bucket.getArrayOfShorts("bins");
        Integer[] counts = bucket.getArrayOfIntegers("counts");
        for (int i = 0; i < bins.length; i++) {
            durations.add(bins[i], counts[i]);
        }
    }

    CallCounts counts() {
        return new CallCounts(ok, failed, refused, milliseconds(0.5), milliseconds(0.95));
    }

    private Optional<Long> milliseconds(double share) {
        return durations.percentile(share).stream().mapToObj(Math::round).findFirst();
    }
}
