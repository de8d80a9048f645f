package com.insightpulseai.mcp.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a baseline. */
class BaselineChoiceTest {

    @Test
    void isARefOfGitOrAScanOrAReport() {
        assertThat(BaselineChoice.parse("origin/main")).isEqualTo(new BaselineChoice.GitRef("origin/main"));
        assertThat(BaselineChoice.parse("HEAD^1")).isEqualTo(new BaselineChoice.GitRef("HEAD^1"));
        assertThat(BaselineChoice.parse("scan:6f1d-3a82")).isEqualTo(new BaselineChoice.ScanOfServer("6f1d-3a82"));
        assertThat(BaselineChoice.parse("file:out/report.json"))
                .isEqualTo(new BaselineChoice.SavedFile(Path.of("out/report.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "--upload-pack=x", "main..feature", "main\nHEAD", "scan:", "scan:a b", "scan:ä", "file:",
            "file:\u0000" })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> BaselineChoice.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(text.startsWith("scan") ? "scan:" : text.startsWith("file") ? "file:" : "must be");
    }
}
