package com.insightpulseai.mcp.store.secrets;

import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.json.JsonObject;

/** A secret in memory: told at once, or when the test says so. */
final class SecretSourceStub implements SecretSource {

    private final List<UniEmitter<? super String>> pending = new ArrayList<>();
    private String text;
    private boolean down;
    private boolean held;
    private int count;

    SecretSourceStub(String password) {
        rotate(password);
    }

    void rotate(String password) {
        text = new JsonObject().put("username", "mcp_socket").put("password", password).encode();
    }

    void say(String other) {
        text = other;
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    /** Holds answers back until {@link #answer()}. */
    void hold() {
        held = true;
    }

    void answer() {
        held = false;
        List.copyOf(pending).forEach(emitter -> emitter.complete(text));
        pending.clear();
    }

    int count() {
        return count;
    }

    @Override
    public Uni<String> current() {
        count++;
        if (held) {
            return Uni.createFrom().emitter(pending::add);
        }
        return down ? Uni.createFrom().failure(new UnreadableSecretException("down")) : Uni.createFrom().item(text);
    }
}
