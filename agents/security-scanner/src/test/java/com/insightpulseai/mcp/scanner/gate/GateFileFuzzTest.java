package com.insightpulseai.mcp.scanner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any file is settings within their bounds, or one exception that names a line of it in one short line. */
class GateFileFuzzTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @FuzzTest
    void everyFileIsReadOrRefusedWithALine(byte[] input) {
        try {
            GateFile file = GateFile.read("gate.yaml", input, TODAY);

            assertThat(file.allowed()).allSatisfy(entry -> {
                assertThat(entry.reason()).isNotBlank();
                assertThat(entry.expires()).isBeforeOrEqualTo(TODAY.plusYears(1));
                assertThat(entry.line()).isPositive();
                assertThat(entry.id().kind() == AllowedId.Kind.TYPE && entry.affected().isEmpty()).isFalse();
            });
            assertThat(file.layer().exclude()).noneMatch(String::isBlank);
        } catch (GateFileException e) {
            assertThat(e.line()).isBetween(1, lines(input));
            assertThat(e.getMessage().length()).isLessThan(1_000);
            assertThat(e.getMessage().codePoints()).noneMatch(Character::isISOControl);
        }
    }

    /** YAML ends lines by CR, LF, NEL and the separators of Unicode too; every byte may be one. */
    private static int lines(byte[] input) {
        return input.length + 2;
    }
}
