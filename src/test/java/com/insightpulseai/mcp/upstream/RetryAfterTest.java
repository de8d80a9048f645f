package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse(" 120 ")).contains(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("0")).contains(Duration.ZERO);
    }

    @Test
    void readsADate() {
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        assertThat(RetryAfter.parse(soon)).hasValueSatisfying(
                wait -> assertThat(wait).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
    }

    @Test
    void takesAPastDateForNow() {
        assertThat(RetryAfter.parse("Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
    }

    /** The parser of dates reads this as noon of a year that is far away. */
    @Test
    void doesNotTakeAWaitOfMillenniaAtItsWord() {
        assertThat(RetryAfter.parse("Fri, 31 Dec 99993 3:59:59 -1800")).contains(Duration.ofSeconds(999_999_999));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { "-1", "1.5", "soon", "99999999999999999999", "Wed, 99 Oct 2015 07:28:00 GMT" })
    void knowsNothingFromAnythingElse(String header) {
        assertThat(RetryAfter.parse(header)).isEmpty();
    }
}
