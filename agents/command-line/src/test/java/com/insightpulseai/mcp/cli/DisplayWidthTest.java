package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({ "lodash,6", "依存,4", "한글,4", "ﾊﾝ,2", "ｆｕｌｌ,8", "é,1", "e\u0301,1", "🚀,2", "…,1", "─,1", "'',0" })
    void countsTheColumnsOfATerminal(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }
}
