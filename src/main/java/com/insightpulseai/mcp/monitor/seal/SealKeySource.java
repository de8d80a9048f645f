package com.insightpulseai.mcp.monitor.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.store.secrets.SecretsManager;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Reads the private key anew every five minutes, so that a rotated key needs no restart. */
@Singleton
class SealKeySource {

    private static final Duration KEEP = Duration.ofMinutes(5);

    private final SealConfig config;
    private final Function<String, Uni<String>> secrets;
    private final LongSupplier nanoTime;
    private final AtomicBoolean absenceLogged = new AtomicBoolean();
    private volatile Optional<KeptKey> kept = Optional.empty();

    private record KeptKey(SealKey key, long readAt) {
    }

    @Inject
    SealKeySource(SealConfig config, SecretsManager secrets) {
        this(config, secrets::text, System::nanoTime);
    }

    SealKeySource(SealConfig config, Function<String, Uni<String>> secrets, LongSupplier nanoTime) {
        this.config = config;
        this.secrets = secrets;
        this.nanoTime = nanoTime;
    }

    /** The key; empty where none is configured. Fails where one is configured and cannot be read, without its text. */
    Uni<Optional<SealKey>> current() {
        return Uni.createFrom().deferred(() -> {
            Optional<SealKey> fresh = kept.filter(key -> nanoTime.getAsLong() - key.readAt() < KEEP.toNanos())
                    .map(KeptKey::key);
            return fresh.isPresent() ? Uni.createFrom().item(fresh) : read();
        });
    }

    private Uni<Optional<SealKey>> read() {
        if (config.keyFile().isEmpty() && config.keySecret().isEmpty()) {
            if (absenceLogged.compareAndSet(false, true)) {
                Log.warn("The audit log is not sealed: neither MCP_SEAL_KEY_FILE nor MCP_SEAL_KEY_SECRET is set");
            }
            return Uni.createFrom().item(Optional.empty());
        }
        Uni<SealKey> key = config.keyFile().isPresent()
                ? EventLoop.leaveFor(() -> Uni.createFrom().item(fromFile(config.keyFile().get())))
                : secrets.apply(config.keySecret().get())
                        .map(text -> parse(text, "the secret of MCP_SEAL_KEY_SECRET is no key: "));
        return key.invoke(read -> kept = Optional.of(new KeptKey(read, nanoTime.getAsLong()))).map(Optional::of);
    }

    private static SealKey fromFile(Path file) {
        try {
            return parse(Files.readString(file), "the file of MCP_SEAL_KEY_FILE is no key: ");
        } catch (IOException unreadable) {
            throw new UnusableSealKeyException("the file of MCP_SEAL_KEY_FILE cannot be read: " + unreadable, unreadable);
        }
    }

    private static SealKey parse(String text, String reason) {
        try {
            return SealKey.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableSealKeyException(reason + malformed.getMessage(), malformed);
        }
    }
}
