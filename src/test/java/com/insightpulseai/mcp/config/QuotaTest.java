package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.call.QuotaUse;

class QuotaTest {

    @ParameterizedTest
    @CsvSource({ "5/second,5,PT1S", "60/minute,60,PT1M", "100/hour,100,PT1H", "0/day,0,PT24H", "' 7 / hour ',7,PT1H" })
    void isReadAsCallsPerUnit(String text, int calls, Duration window) {
        assertThat(Quota.parse(text)).isEqualTo(new Quota(calls, window));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "100", "/hour", "-1/hour", "1.5/hour", "100/week", "100/hours", "9999999999/hour",
            "unlimited" })
    void anythingElseIsRefusedWithTheFormThatIsExpected(String text) {
        assertThatThrownBy(() -> Quota.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100/hour");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = "\"scans\";r=3;t=60 | \"scans\";q=50;w=3600")
    void whatIsLeftIsWrittenAsStructuredFields(String rateLimit, String policy) {
        QuotaUse use = new QuotaUse("scans", 50, 3, 3600, 60);

        assertThat(use.rateLimit()).isEqualTo(rateLimit);
        assertThat(use.rateLimitPolicy()).isEqualTo(policy);
    }
}
