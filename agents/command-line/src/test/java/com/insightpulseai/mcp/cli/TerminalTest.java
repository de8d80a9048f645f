package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.cli.Terminal.Colour;

class TerminalTest {

    @Test
    void coloursTextOnATerminal() {
        assertThat(Terminal.of(Map.of(), true, true, 80).coloured(Colour.RED, "critical"))
                .isEqualTo("\u001b[31mcritical\u001b[0m");
    }

    @ParameterizedTest
    @CsvSource({ "NO_COLOR,1", "CI,true", "TERM,dumb" })
    void leavesTextPlainWhereAVariableSaysSo(String variable, String value) {
        assertThat(Terminal.of(Map.of(variable, value), true, true, 80).coloured(Colour.RED, "critical"))
                .isEqualTo("critical");
    }

    @Test
    void leavesTextPlainInAPipe() {
        assertThat(Terminal.of(Map.of(), false, true, 0).colours()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "100,80,100", "'',80,80", "'',0,120", "wide,0,120", "-5,0,120", "7,0,40", "99999,0,400", "999999,0,120" })
    void takesTheWidthOfTheVariableThenOfTheTerminal(String variable, int columns, int width) {
        assertThat(Terminal.of(Map.of("COLUMNS", variable), true, true, columns).width()).isEqualTo(width);
    }
}
