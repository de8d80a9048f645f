package com.insightpulseai.mcp.monitor.seal;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.store.secrets.ObjectBucket;

import io.smallrye.mutiny.Uni;

/**
 * Puts each seal into a bucket, where one is configured. An object lock keeps it there, even from the owner of the database. A
 * seal may be put twice, by two monitors or after a crash; it is the same object then.
 */
@Singleton
public class SealExporter {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final SealConfig config;
    private final SealRepository repository;
    private final ObjectBucket bucket;

    SealExporter(SealConfig config, SealRepository repository, ObjectBucket bucket) {
        this.config = config;
        this.repository = repository;
        this.bucket = bucket;
    }

    /** Puts what the bucket does not have yet, for 20 s at most; returns how many. Fails where the bucket does not take one. */
    public Uni<Integer> export() {
        return config.bucket().isEmpty()
                ? Uni.createFrom().item(0)
                : export(config.bucket().get(), 0, System.nanoTime() + LONGEST.toNanos());
    }

    private Uni<Integer> export(String name, int before, long end) {
        return repository.unexported().chain(seals -> seals.isEmpty()
                ? Uni.createFrom().item(before)
                : put(name, seals, 0).chain(() -> {
                    int now = before + seals.size();
                    return System.nanoTime() < end ? export(name, now, end) : Uni.createFrom().item(now);
                }));
    }

    private Uni<Void> put(String name, List<SignedSeal> seals, int next) {
        if (next == seals.size()) {
            return Uni.createFrom().voidItem();
        }
        SignedSeal signed = seals.get(next);
        long sequence = signed.seal().sequence();
        return bucket.put(config.bucketEndpoint(), name, "seals/%016d.json".formatted(sequence), signed.toLine() + "\n")
                .chain(() -> repository.noteExported(sequence))
                .chain(() -> put(name, seals, next + 1));
    }
}
