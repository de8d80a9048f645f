package com.insightpulseai.mcp.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;

/** Any file is a baseline that can be saved and read again, or one exception with one short line. */
class SavedReportFuzzTest {

    private static final int MOST_BYTES = 100_000;

    @FuzzTest
    void everyFileIsABaselineOrRefused(byte[] input) throws IOException, SavedReportException {
        SavedReport saved;
        try {
            saved = new SavedReportReader(MOST_BYTES, 100).read(new ByteArrayInputStream(input));
        } catch (SavedReportException e) {
            assertThat(e.getMessage().length()).isLessThan(1_000);
            assertThat(e.getMessage().codePoints()).noneMatch(Character::isISOControl);
            return;
        }
        assertThat(saved.verdict()).isNotIn(GateVerdict.UNKNOWN, GateVerdict.UNCHANGED);
        String again = ReportBuilder.of(saved.findings(), Optional.empty()).render("json");
        SavedReport reread = SavedReport.read(new ByteArrayInputStream(again.getBytes()));
        assertThat(reread.findings().size()).isLessThanOrEqualTo(saved.findings().size());
    }
}
