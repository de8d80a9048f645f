package com.insightpulseai.mcp.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any file is a report whose findings can be saved and read again, or one exception with one short line. */
class SavedReportFuzzTest {

    private static final int MOST_BYTES = 100_000;

    @FuzzTest
    void everyFileIsAReportOrRefused(byte[] input) throws IOException, SavedReportException {
        SavedReport saved;
        try {
            saved = new SavedReportReader(MOST_BYTES, 100).read(new ByteArrayInputStream(input));
        } catch (SavedReportException e) {
            assertThat(e.getMessage().length()).isLessThan(1_000);
            assertThat(e.getMessage().codePoints()).noneMatch(Character::isISOControl);
            return;
        }
        String again = ReportBuilder.of(saved.findings(), Optional.empty()).render("json");
        SavedReport reread = SavedReport.read(new ByteArrayInputStream(again.getBytes(StandardCharsets.UTF_8)));
        assertThat(reread.findings().size()).isLessThanOrEqualTo(saved.findings().size());
    }
}
