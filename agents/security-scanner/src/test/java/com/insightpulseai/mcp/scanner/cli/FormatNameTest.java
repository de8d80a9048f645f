package com.insightpulseai.mcp.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.scanner.report.ReportFormats;

/** The formats of the command line. */
class FormatNameTest {

    @Test
    void allFormatsHaveAWord() {
        assertThat(FormatName.values()).extracting(FormatName::toString).containsExactlyElementsOf(ReportFormats.NAMES);
    }
}
