package com.insightpulseai.mcp.monitor.seal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.monitor.seal.RereadSecret.SecretPlace;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.store.secrets.SecretsManager;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** The private key, where one is configured. */
@Singleton
class SealKeySource {

    private final SecretPlace place;
    private final RereadSecret<SealKey> key;
    private final AtomicBoolean absenceLogged = new AtomicBoolean();

    @Inject
    SealKeySource(SealConfig config, SecretsManager secrets) {
        this(config, secrets::text, System::nanoTime);
    }

    SealKeySource(SealConfig config, Function<String, Uni<String>> secrets, LongSupplier nanoTime) {
        this.place = new SecretPlace("MCP_SEAL_KEY_FILE", config.keyFile(), "MCP_SEAL_KEY_SECRET", config.keySecret());
        this.key = new RereadSecret<>(place, secrets, SealKey::parse, nanoTime);
    }

    /** Returns true if a key is configured, readable or not. */
    boolean isConfigured() {
        return place.isConfigured();
    }

    /** The key; empty where none is configured. Fails where one is configured and cannot be read, without its text. */
    Uni<Optional<SealKey>> current() {
        if (isConfigured()) {
            return key.current().map(Optional::of);
        }
        if (absenceLogged.compareAndSet(false, true)) {
            Log.warn("The audit log is not sealed: neither MCP_SEAL_KEY_FILE nor MCP_SEAL_KEY_SECRET is set");
        }
        return Uni.createFrom().item(Optional.empty());
    }
}
