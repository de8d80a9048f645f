package com.insightpulseai.mcp.functions.netdata.alertshistory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class TimeBackTest {

    private static final Instant CHECKED = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void staysInBoundsHoweverLongAfterTheCheckItIsRead() {
        String after = "2026-10-24T19:59:00Z";

        assertThat(TimeBack.parse(after, CHECKED)).hasValueSatisfying(back -> assertThat(back.isInReach()).isTrue());
        assertThat(TimeBack.parse(after, CHECKED.plusSeconds(10)).map(TimeBack::boundedSeconds)).contains(2_592_000L);
    }
}
