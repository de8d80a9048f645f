package com.insightpulseai.mcp.provider.sentry;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as Sentry writes them, with up to microseconds and an offset. */
final class SentryTime {

    private SentryTime() {
    }

    /**
     * Reads a time, empty for {@code null}.
     *
     * @throws java.time.DateTimeException if it is none
     */
    static Optional<Instant> parse(String text) {
        return Optional.ofNullable(text).map(time -> OffsetDateTime.parse(time).toInstant());
    }
}
