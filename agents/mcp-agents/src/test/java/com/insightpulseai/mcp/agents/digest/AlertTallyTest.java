package com.insightpulseai.mcp.agents.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition.OldStatus;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition.Status;

class AlertTallyTest {

    private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(24));

    private static AlertTransition change(int hour, OldStatus old, Status status) {
        return new AlertTransition(FROM.plus(Duration.ofHours(hour)), "cpu_high", status, old, "web-1", Optional.empty(), "cpu",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void addsUpTheTimesInWhichAnAlertWasRaised() {
        assertThat(AlertTally.of(List.of(change(9, OldStatus.WARNING, Status.CLEAR), change(8, OldStatus.CLEAR, Status.WARNING),
                change(3, OldStatus.CRITICAL, Status.CLEAR), change(2, OldStatus.WARNING, Status.CRITICAL),
                change(1, OldStatus.CLEAR, Status.WARNING)), FROM, TO)).singleElement().satisfies(tally -> {
                    assertThat(tally.raised()).isEqualTo(2);
                    assertThat(tally.lasted()).isEqualTo(Duration.ofHours(3));
                    assertThat(tally.status()).isEqualTo(Status.CLEAR);
                });
    }

    @Test
    void countsTheTimeBeforeTheFirstChangeAndAfterTheLast() {
        assertThat(
                AlertTally.of(List.of(change(20, OldStatus.CLEAR, Status.CRITICAL), change(5, OldStatus.WARNING, Status.CLEAR)),
                        FROM, TO))
                .singleElement().extracting(AlertTally::lasted).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void leavesOutAnAlertThatWasNeverRaised() {
        assertThat(AlertTally.of(List.of(change(1, OldStatus.UNINITIALIZED, Status.CLEAR)), FROM, TO)).isEmpty();
    }
}
