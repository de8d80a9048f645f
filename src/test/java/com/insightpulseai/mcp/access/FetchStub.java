package com.insightpulseai.mcp.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Answers key set fetches from memory: at once, or when the test says so. */
final class FetchStub implements KeySetFetch {

    private final List<UniEmitter<? super String>> pending = new ArrayList<>();
    private String jwks;
    private boolean down;
    private boolean held;
    private int count;
    private URI last;

    FetchStub(String jwks) {
        this.jwks = jwks;
    }

    void publish(String other) {
        jwks = other;
        down = false;
    }

    void goDown() {
        down = true;
    }

    /** Holds answers back until {@link #answer()}. */
    void hold() {
        held = true;
    }

    void answer() {
        held = false;
        List.copyOf(pending).forEach(emitter -> emitter.complete(jwks));
        pending.clear();
    }

    int count() {
        return count;
    }

    URI last() {
        return last;
    }

    @Override
    public Uni<String> fetch(URI url) {
        count++;
        last = url;
        if (held) {
            return Uni.createFrom().emitter(pending::add);
        }
        return down ? Uni.createFrom().failure(new IllegalStateException("down")) : Uni.createFrom().item(jwks);
    }
}
