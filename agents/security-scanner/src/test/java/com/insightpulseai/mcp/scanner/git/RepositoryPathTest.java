package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class RepositoryPathTest {

    @Test
    void isItsTextWhereItsBytesAreUtf8() {
        assertThat(RepositoryPath.of("ünï/package.json".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new RepositoryPath("ünï/package.json", true));
        assertThat(RepositoryPath.of("\uFFFD/go.mod".getBytes(StandardCharsets.UTF_8)).isExact()).isTrue();
    }

    @Test
    void isWrittenWithEscapesWhereItsBytesAreNot() {
        assertThat(RepositoryPath.of("caf\u00e9/go.mod".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new RepositoryPath("caf\\xe9/go.mod", false));
    }

    @Test
    void showsNoCharacterThatMovesTheCursorOrTurnsTheTextAround() {
        assertThat(RepositoryPath.shown("a\nb\u001b[31m\u202ec\u2028d")).isEqualTo("a\\nb\\x1b[31m\\u202ec\\u2028d");
        assertThat(RepositoryPath.shown("my app/100%/ünï")).isEqualTo("my app/100%/ünï");
    }
}
