package com.insightpulseai.mcp.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.health.HealthReport.Part;
import com.insightpulseai.mcp.health.HealthRepository.Snapshot;

class HealthReportTest {

    private static final Part WELL = Part.ok(Optional.empty(), "It answers.");

    @ParameterizedTest
    @CsvSource({ "OK,OK,OK", "OK,DEGRADED,DEGRADED", "DEGRADED,DOWN,DOWN", "DOWN,OK,DOWN" })
    void isAsBadAsTheWorstProvider(HealthStatus one, HealthStatus other, HealthStatus all) {
        assertThat(report(WELL, WELL, one, other).status()).isEqualTo(all);
    }

    @Test
    void isDownWithoutDatabaseOrVault() {
        Part down = Part.down("It does not answer.");

        assertThat(report(down, WELL, HealthStatus.OK).status()).isEqualTo(HealthStatus.DOWN);
        assertThat(report(WELL, down, HealthStatus.OK).status()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void isOkWhereNoProviderIsSwitchedOn() {
        assertThat(report(WELL, WELL).status()).isEqualTo(HealthStatus.OK);
    }

    private static HealthReport report(Part database, Part vault, HealthStatus... providers) {
        List<Snapshot> snapshots = Stream.of(providers)
                .map(status -> new Snapshot(
                        new ProviderHealth("socket", status, 1, Instant.EPOCH, "It is so.", Optional.empty()), Duration.ZERO))
                .toList();
        return new HealthReport(snapshots, database, vault, true);
    }
}
