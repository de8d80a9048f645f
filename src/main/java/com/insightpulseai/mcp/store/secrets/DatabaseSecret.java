package com.insightpulseai.mcp.store.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.insightpulseai.mcp.platform.EventLoop;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/**
 * The database's login from a secret, so that no password is in the environment. Each new connection asks for it, once
 * {@code quarkus.datasource.credentials-provider} is set; a login is kept for {@link #KEEP}, and dropped when the database
 * refuses it, as it does after the secret was rotated.
 */
@ApplicationScoped
@Named("mcp-database-secret")
@Unremovable
public class DatabaseSecret implements CredentialsProvider {

    /** Greatest age of a login that a new connection uses. */
    static final Duration KEEP = Duration.ofMinutes(5);

    private record Kept(DatabaseLogin login, Instant since, boolean reused) {
    }

    private final SecretSource source;
    private final Clock clock;
    private final AtomicBoolean inUse = new AtomicBoolean();

    private Optional<Kept> kept = Optional.empty();
    private Optional<Uni<DatabaseLogin>> inFlight = Optional.empty();

    @Inject
    DatabaseSecret(SecretSource source) {
        this(source, Clock.systemUTC());
    }

    DatabaseSecret(SecretSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * User and password; fails when there are none, and so does the connection. The very first answer is empty: Quarkus asks
     * once while it makes the pool, for defaults that every connection replaces, and a failure then would end the start. Calls
     * could not be answered that the database is not available.
     */
    @Override
    public Uni<Map<String, String>> getCredentialsAsync(String credentialsProviderName) {
        if (inUse.compareAndSet(false, true)) {
            return Uni.createFrom().item(Map.of());
        }
        return Uni.createFrom().deferred(() -> login().emitOn(EventLoop.ofCaller()))
                .map(login -> Map.of(USER_PROPERTY_NAME, login.user(), PASSWORD_PROPERTY_NAME, login.password()));
    }

    /**
     * Tells that the database refused a connection's login. It is dropped, and the next connection asks for the present one.
     *
     * @return whether trying again may help: the login was one from before, not what the secret has just said
     */
    public synchronized boolean refused() {
        boolean fromBefore = kept.map(Kept::reused).orElse(inUse.get());
        kept = Optional.empty();
        return fromBefore;
    }

    private synchronized Uni<DatabaseLogin> login() {
        kept = kept.filter(this::isFresh).map(login -> new Kept(login.login(), login.since(), true));
        return kept.map(Kept::login).map(login -> Uni.createFrom().item(login)).or(() -> inFlight).orElseGet(this::fetch);
    }

    private Uni<DatabaseLogin> fetch() {
        Uni<DatabaseLogin> started = source.current().map(DatabaseLogin::parse)
                .invoke(this::keep)
                .onFailure().transform(DatabaseSecret::logged)
                .onTermination().invoke(this::landed)
                .memoize().indefinitely();
        inFlight = Optional.of(started);
        // Started here: if the first subscriber started it, that one's cancellation would cancel it for all.
        started.subscribe().with(login -> {
        }, failure -> {
        });
        return started;
    }

    /** The reason is told once, here, and not by everyone who waits for a connection. */
    private static Throwable logged(Throwable failure) {
        Log.errorf("No login for the database: %s", failure.getMessage());
        return new UnreadableSecretException("there is no login for the database");
    }

    private synchronized void keep(DatabaseLogin login) {
        kept = Optional.of(new Kept(login, clock.instant(), false));
    }

    private synchronized void landed() {
        inFlight = Optional.empty();
    }

    private boolean isFresh(Kept login) {
        Duration age = Duration.between(login.since(), clock.instant());
        // A clock set back must not keep a login until it has caught up.
        return !age.isNegative() && age.compareTo(KEEP) < 0;
    }
}
