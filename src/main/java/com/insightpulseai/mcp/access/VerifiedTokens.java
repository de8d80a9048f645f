package com.insightpulseai.mcp.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.platform.Sha256;

/**
 * Remembers the callers of tokens verified just now, by the token's SHA-256 and not the token, so that an agent's next call
 * costs no signature check. Holds at most 1,000, each for at most 60 s, never past its expiry or a change of its issuer's keys.
 */
final class VerifiedTokens {

    static final int MAX_TOKENS = 1_000;
    static final long MAX_AGE_SECONDS = 60;

    private final Clock clock;
    private final Map<ByteBuffer, Verified> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Verified> eldest) {
            return size() > MAX_TOKENS;
        }
    };

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    static ByteBuffer digest(String token) {
        return ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<Caller> find(ByteBuffer digest) {
        Verified entry;
        synchronized (entries) {
            entry = entries.get(digest);
        }
        return Optional.ofNullable(entry).filter(found -> found.keys == found.issuer.snapshot())
                .filter(found -> clock.instant().getEpochSecond() < found.until).map(found -> found.caller);
    }

    /**
     * Remembers the caller, verified with those keys of the issuer.
     *
     * @param expiry when the token expires, in seconds since the epoch, of any size
     */
    void remember(ByteBuffer digest, Caller caller, IssuerKeys issuer, KeySet keys, long expiry) {
        long until = Math.min(expiry, clock.instant().getEpochSecond() + MAX_AGE_SECONDS);
        synchronized (entries) {
            // Out and in again, so that the eldest entry is also the first to lapse.
            entries.remove(digest);
            entries.put(digest, new Verified(caller, issuer, keys, until));
        }
    }

    private record Verified(Caller caller, IssuerKeys issuer, KeySet keys, long until) {
    }
}
