package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({ "500ms,PT0.5S,500ms", "90s,PT1M30S,90s", "15m,PT15M,15m", "60M,PT1H,1h", "24h,PT24H,1d", "7d,PT168H,7d" })
    void readsNumberAndUnit(String text, Duration duration, String shortest) {
        assertThat(TimeSpan.parse(text).duration()).isEqualTo(duration);
        assertThat(TimeSpan.parse(text)).hasToString(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "15", "m", "1.5h", "-1s", "1 h", "99999999999999999999s", "1w", "１m" })
    void saysWhatAnotherFormShouldBe(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a number with a unit: 500ms, 90s, 15m, 24h or 7d");
    }

    @Test
    void refusesNoTimeAndMoreThanAYear() {
        assertThatThrownBy(() -> TimeSpan.parse("0s")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> TimeSpan.parse("367d")).hasMessageContaining("at most 366 days");
    }
}
