package com.insightpulseai.mcp.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

import org.junit.jupiter.api.Test;

class UtcTimeTest {

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    @Test
    void writesWhatTheJavaLibraryWrites() {
        Random random = new Random(17);
        for (int attempt = 0; attempt < 100_000; attempt++) {
            long micros = random.nextLong(UtcTime.micros(Instant.parse("0000-01-01T00:00:00Z")),
                    UtcTime.micros(Instant.parse("9999-12-31T23:59:59Z")));

            assertThat(UtcTime.text(micros)).isEqualTo(RFC_3339.format(UtcTime.instant(micros)));
        }
    }

    @Test
    void writesTheEdges() {
        assertThat(UtcTime.text(0)).isEqualTo("1970-01-01T00:00:00.000000Z");
        assertThat(UtcTime.text(-1)).isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(UtcTime.text(UtcTime.micros(Instant.parse("2024-02-29T23:59:59.999999Z"))))
                .isEqualTo("2024-02-29T23:59:59.999999Z");
        assertThat(UtcTime.text(UtcTime.micros(Instant.parse("2000-03-01T00:00:00Z"))))
                .isEqualTo("2000-03-01T00:00:00.000000Z");
    }

    @Test
    void writesInfinitiesAsPostgresDoes() {
        assertThat(UtcTime.text(Long.MAX_VALUE)).isEqualTo("infinity");
        assertThat(UtcTime.text(Long.MIN_VALUE)).isEqualTo("-infinity");
    }

    @Test
    void aYearOfFiveDigitsHasASign() {
        assertThat(UtcTime.text(UtcTime.micros(Instant.parse("+12345-01-02T03:04:05Z")))).startsWith("+12345-01-02");
    }
}
