package com.insightpulseai.mcp.hub.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A played provider that a test can put into trouble. */
public final class TroubledUpstream implements SimulatedUpstream {

    private final SimulatedUpstream sound;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Optional<Reply> trouble = Optional.empty();
    private volatile UnaryOperator<Reply> change = UnaryOperator.identity();

    TroubledUpstream(SimulatedUpstream sound) {
        this.sound = sound;
    }

    /** Answers everything so from now on. */
    public void answerOnly(Reply reply) {
        trouble = Optional.of(reply);
    }

    /** Changes every answer so from now on. */
    public void change(UnaryOperator<Reply> how) {
        change = how;
    }

    /** Answers as it should again, and counts requests from here on. */
    public void recover() {
        trouble = Optional.empty();
        change = UnaryOperator.identity();
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
        return change.apply(trouble.orElseGet(() -> sound.answer(request)));
    }
}
