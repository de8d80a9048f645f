package com.insightpulseai.mcp.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.platform.EventLoop;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/**
 * The keys of one issuer. Keys at hand are used without waiting; a key that is not makes one fetch, which all who need it
 * share, and no more than one in {@link #FETCH_INTERVAL}, whatever tokens name. Nothing depends on timers, which stop while a
 * Lambda is frozen.
 */
final class IssuerKeys {

    /** Least time between fetches, so that made-up key ids do not become a load on the issuer. */
    static final Duration FETCH_INTERVAL = Duration.ofSeconds(30);
    /** The same while no key is at hand, or the issuer names none, so that a first failure shuts out no caller for long. */
    static final Duration FIRST_FETCH_INTERVAL = Duration.ofSeconds(2);
    /** Keys older than this are fetched again beside the call: a withdrawn key must not live on. */
    static final Duration REFRESH_AFTER = Duration.ofMinutes(10);
    /** Keys older than this (after a long freeze) are fetched again before the call, and used only if that fails. */
    static final Duration WAIT_AFTER = Duration.ofHours(1);

    private final Optional<URI> url;
    private final Optional<SharedSecret> secret;
    private final KeySetFetch fetch;
    private final Clock clock;

    private volatile KeySet keys;
    private volatile Optional<Instant> fetchedAt = Optional.empty();
    private volatile boolean lastFetchFailed;
    /** The issuer has just named no key, for the first time. */
    private volatile boolean doubted;
    private Optional<Instant> lastFetch = Optional.empty();
    private Uni<Void> inFlight;

    IssuerKeys(TrustedIssuer issuer, KeySetFetch fetch, Clock clock) {
        this.secret = issuer.secret();
        this.fetch = fetch;
        this.clock = clock;
        if (issuer.keys() instanceof PublicKeys.Inline inline) {
            url = Optional.empty();
            keys = KeySet.parse(inline.jwks());
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("no usable ES256 or RS256 key in the set");
            }
        } else {
            url = Optional.of(((PublicKeys.FromUrl) issuer.keys()).url());
            keys = KeySet.EMPTY;
        }
    }

    /** What the keys are now; another object once they have changed. */
    KeySet snapshot() {
        return keys;
    }

    /** The key for the token if it is at hand and fresh enough to use without waiting. */
    Optional<VerificationKey> atHand(SignatureAlgorithm algorithm, Optional<String> keyId) {
        if (!algorithm.asymmetric()) {
            return secret.map(SharedSecret::key);
        }
        if (url.isPresent() && olderThan(REFRESH_AFTER)) {
            if (olderThan(WAIT_AFTER)) {
                return Optional.empty();
            }
            prefetch();
        }
        return keyId.flatMap(keys::find);
    }

    /**
     * The key of that id, after a fetch where one is due. Fails as {@link Reason#KEY} when the issuer has none, and as
     * {@link Reason#KEYS_UNAVAILABLE} when that could not be found out.
     */
    Uni<VerificationKey> find(String keyId) {
        return Uni.createFrom().deferred(() -> refresh().emitOn(EventLoop.ofCaller())).map(ignored -> keys.find(keyId)
                .orElseThrow(() -> new UnauthenticatedException(lastFetchFailed ? Reason.KEYS_UNAVAILABLE : Reason.KEY)));
    }

    /** Starts a fetch where one is due, without waiting for it. */
    void prefetch() {
        refresh().subscribe().with(ignored -> {
        });
    }

    private boolean olderThan(Duration age) {
        return fetchedAt.map(time -> clock.instant().isAfter(time.plus(age))).orElse(true);
    }

    private synchronized Uni<Void> refresh() {
        if (inFlight != null) {
            return inFlight;
        }
        if (url.isEmpty() || !due()) {
            return Uni.createFrom().voidItem();
        }
        lastFetch = Optional.of(clock.instant());
        Uni<Void> started = Uni.createFrom().deferred(() -> fetch.fetch(url.get())).map(KeySet::parse).invoke(this::fetched)
                .replaceWithVoid()
                .onFailure().invoke(this::failed).onFailure().recoverWithNull()
                .onTermination().invoke(this::landed).memoize().indefinitely();
        inFlight = started;
        // Started here: if the first subscriber started it, that one's cancellation would cancel it for all.
        started.subscribe().with(ignored -> {
        });
        return started;
    }

    private boolean due() {
        if (lastFetch.isEmpty()) {
            return true;
        }
        Duration since = Duration.between(lastFetch.get(), clock.instant());
        // A clock set back must not stop fetches until it has caught up.
        return since.isNegative() || since.compareTo(keys.isEmpty() || doubted ? FIRST_FETCH_INTERVAL : FETCH_INTERVAL) >= 0;
    }

    /** That there is no key any more is believed the second time: an issuer that starts anew may say so for a moment. */
    private void fetched(KeySet fresh) {
        if (fresh.isEmpty() && !keys.isEmpty() && !doubted) {
            doubted = true;
            lastFetchFailed = true;
            Log.warnf("No usable key from %s: those at hand are kept until the next fetch", url.get());
            return;
        }
        doubted = false;
        if (!fresh.equals(keys)) {
            keys = fresh;
            Log.infof("Keys from %s: %s", url.get(), fresh);
        }
        fetchedAt = Optional.of(clock.instant());
        lastFetchFailed = false;
    }

    private void failed(Throwable failure) {
        lastFetchFailed = true;
        Log.warnf("No keys from %s: %s", url.get(), failure.toString());
    }

    private synchronized void landed() {
        inFlight = null;
    }
}
