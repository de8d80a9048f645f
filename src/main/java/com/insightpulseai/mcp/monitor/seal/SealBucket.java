package com.insightpulseai.mcp.monitor.seal;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.store.secrets.ObjectBucket;

import io.smallrye.mutiny.Uni;

/** A bucket of Amazon S3. With an object lock it keeps each seal; one that is put twice is the same object. */
@Singleton
class SealBucket implements SealTarget {

    private final SealConfig config;
    private final ObjectBucket objects;

    SealBucket(SealConfig config, ObjectBucket objects) {
        this.config = config;
        this.objects = objects;
    }

    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public boolean isConfigured() {
        return config.bucket().isPresent();
    }

    @Override
    public Uni<Void> put(SignedSeal seal) {
        return objects.put(config.bucketEndpoint(), config.bucket().orElseThrow(),
                "seals/%016d.json".formatted(seal.seal().sequence()), seal.toLine() + "\n");
    }
}
