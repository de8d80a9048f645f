package com.insightpulseai.mcp.hub.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A played provider that a test can put into trouble. */
public final class TroubledUpstream implements SimulatedUpstream {

    private final SimulatedUpstream sound;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Optional<Reply> trouble = Optional.empty();

    TroubledUpstream(SimulatedUpstream sound) {
        this.sound = sound;
    }

    /** Answers everything so from now on. */
    public void answerOnly(Reply reply) {
        trouble = Optional.of(reply);
    }

    /** Answers as it should again, and counts requests from here on. */
    public void recover() {
        trouble = Optional.empty();
        requests.set(0);
    }

    /** How many requests there were since {@link #recover()}. */
    public int requests() {
        return requests.get();
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public List<String> vaultKeys() {
        return sound.vaultKeys();
    }

    @Override
    public String basePath() {
        return sound.basePath();
    }

    @Override
    public Map<String, String> settings() {
        return sound.settings();
    }

    @Override
    public Map<String, String> placeholders(String origin, Supplier<String> random) {
        return sound.placeholders(origin, random);
    }

    @Override
    public Reply answer(Request request) {
        requests.incrementAndGet();
        return trouble.orElseGet(() -> sound.answer(request));
    }
}
