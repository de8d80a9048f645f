package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValuesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T08:00:00Z"), ZoneOffset.UTC);

    @Test
    void readsRetryAfterAsSecondsAndAsADate() {
        assertThat(HeaderValues.retryAfter(" 120 ", CLOCK)).contains(Duration.ofSeconds(120));
        assertThat(HeaderValues.retryAfter("Sun, 29 Nov 2026 08:00:30 GMT", CLOCK)).contains(Duration.ofSeconds(30));
        assertThat(HeaderValues.retryAfter("Sun, 29 Nov 2026 07:00:00 GMT", CLOCK)).contains(Duration.ZERO);
        assertThat(HeaderValues.retryAfter("soon", CLOCK)).isEmpty();
        assertThat(HeaderValues.retryAfter("-1", CLOCK)).isEmpty();
    }

    @Test
    void readsTheBudgetThatIsLeft() {
        assertThat(RateLimit.parse("\"scans\";r=0;t=1347", Optional.of("\"scans\";q=50;w=3600")))
                .contains(new RateLimit("scans",
                        0, Duration.ofSeconds(1347), Optional.of(50L), Optional.of(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\"reads\";q=50;w=3600", "\"scans\";q=x;w=y", "\"scans\"" })
    void aPolicyOfAnotherFormOrBudgetSaysNothing(String policy) {
        assertThat(RateLimit.parse("\"scans\";r=0;t=1347", Optional.of(policy)))
                .contains(new RateLimit("scans", 0, Duration.ofSeconds(1347), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "scans;r=1;t=2", "\"scans\"", "\"scans\";r=x;t=2", "\"scans\";t=2;r=1", "\"\";r=1;t=2", ";;" })
    void aBudgetOfAnotherFormIsAbsent(String field) {
        assertThat(RateLimit.parse(field, Optional.empty())).isEmpty();
    }
}
