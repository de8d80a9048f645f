package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectIgnorePathsTest {

    private static ProjectIgnorePaths parse(String yaml) {
        return ProjectIgnorePaths.parse("socket.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void areReadAndOtherKeysAreNot() {
        assertThat(parse("""
                version: 2
                issueRules: { unmaintained: true }
                projectIgnorePaths:
                  - "**/fixtures"
                  - '!keep'
                githubApp: { enabled: false }
                """)).isEqualTo(new ProjectIgnorePaths(Optional.of("socket.yml"), List.of("**/fixtures", "!keep")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "version: 2", "\uFEFFversion: 2\n", "version: 2\nprojectIgnorePaths:", "version: 1\nignore: {}",
            "version: 2\nprojectIgnorePaths: []", "", "# nothing\n" })
    void mayBeAbsent(String yaml) {
        assertThat(parse(yaml).patterns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[a] | socket.yml must have keys, such as version: 2.",
            "projectIgnorePaths: [a] | socket.yml: version must be 2.",
            "version: '2' | socket.yml: version must be 2.",
            "version: 3 | socket.yml: version must be 2.",
            "version: 2.0 | socket.yml: version must be 2.",
            "{version: 1, projectIgnorePaths: [a]} | socket.yml: projectIgnorePaths needs version: 2.",
            "{version: 2, projectIgnorePaths: a} | socket.yml: projectIgnorePaths must be a list of at most 1,000 patterns.",
            "{version: 2, projectIgnorePaths: [a, 1]}"
                    + "| socket.yml: entry 2 of projectIgnorePaths must be a text of 1 to 1,000 characters.",
            "{version: 2, projectIgnorePaths: ['']}"
                    + "| socket.yml: entry 1 of projectIgnorePaths must be a text of 1 to 1,000 characters.",
            "{version: 2, version: 2} | socket.yml:1: found duplicate key version.",
            "{version: 2 | socket.yml:1: expected ',' or '}', but got <stream end>.",
            "!!java.net.URL [a] | socket.yml:1: Global tag is not allowed: tag:yaml.org,2002:java.net.URL." })
    void areRefusedWhereTheFileIsMalformed(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml)).isInstanceOf(FileRuleException.class).hasMessage(message);
    }

    @Test
    void areRefusedWhereTheFileIsABomb() {
        StringBuilder bomb = new StringBuilder("version: 2\na0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a").append(i - 1)
                    .append("]\n");
        }

        assertThatThrownBy(() -> parse(bomb.toString())).isInstanceOf(FileRuleException.class);
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(FileRuleException.class);
        assertThatThrownBy(() -> parse("version: 2\nprojectIgnorePaths:\n" + " - a\n".repeat(1_001)))
                .isInstanceOf(FileRuleException.class);
    }

    @Test
    void areRefusedWhereTheFileIsNotUtf8() {
        byte[] content = "version: 2 # caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> ProjectIgnorePaths.parse("socket.yml", content)).isInstanceOf(FileRuleException.class)
                .hasMessage("socket.yml is not UTF-8.");
    }
}
