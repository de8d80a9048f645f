package com.insightpulseai.mcp.scanner.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;

class GateLogTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GateLog log = new GateLog(
            new StandardStreams(out, new PrintWriter(new StringWriter()), new Terminal(false, false, false, 80)));

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            ::error::x       > | ::error::x
            a ::error::x     > a ::error::x
            a ##[add-mask]x  > a # #[add-mask]x
            plain            > plain
            """)
    void noTextIsACommandOfTheRunner(String text, String line) {
        assertThat(GateLog.plain(text)).isEqualTo(line);
        assertThat(GateLog.plain("  ::x")).startsWith("|");
        assertThat(GateLog.plain("a\n::x")).isEqualTo("a ::x");
    }

    @Test
    void hidesATextAsGitHubsToolkitDoes() {
        log.mask("a%b\nc");

        assertThat(out).hasToString("::add-mask::a%25b%0Ac\n");
    }

    @Test
    void showsNoTextWhereTheRunnerMayNotHideIt() {
        log.end();

        assertThatThrownBy(() -> log.mask("secret")).isInstanceOf(CancellationException.class);
        assertThat(out.size()).isZero();
    }
}
