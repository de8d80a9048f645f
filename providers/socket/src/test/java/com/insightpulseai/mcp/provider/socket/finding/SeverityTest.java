package com.insightpulseai.mcp.provider.socket.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    @ParameterizedTest
    @CsvSource({ "critical,critical", "high,high", "middle,medium", "medium,medium", "low,low" })
    void speaksOneLanguageForStreamsAndLists(String upstream, String ours) {
        assertThat(Severity.of(upstream).wireName()).isEqualTo(ours);
    }

    @Test
    void doesNotGuessAtAnUnknownWord() {
        assertThat(Severity.of("catastrophic")).isEqualTo(Severity.UNKNOWN);
    }
}
