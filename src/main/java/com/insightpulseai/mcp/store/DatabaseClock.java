package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

/**
 * The database server's clock as far as this process knows it, to tell the server until when a statement may be carried out.
 * It is never behind the server's clock, and ahead of it by one round trip at most, unless either clock was set meanwhile.
 */
@Singleton
public class DatabaseClock {

    private volatile Optional<Duration> ahead = Optional.empty();

    /**
     * Learns the server's time from a response.
     *
     * @param sent when the statement was sent, by this process's clock
     * @param serverTime the server's time while it carried the statement out
     */
    public void learn(Instant sent, OffsetDateTime serverTime) {
        ahead = Optional.of(Duration.between(sent, serverTime.toInstant()));
    }

    /** The server's time after a while; empty until a first response was seen. */
    public Optional<OffsetDateTime> in(Duration duration) {
        return ahead.map(difference -> Instant.now().plus(difference).plus(duration).atOffset(ZoneOffset.UTC));
    }
}
