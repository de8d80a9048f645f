package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any {@code socket.yml} has patterns within bounds, or is refused in one line. The input is the file. */
class ProjectIgnorePathsFuzzTest {

    @FuzzTest
    void everyFileIsReadOrRefused(byte[] input) {
        try {
            ProjectIgnorePaths paths = ProjectIgnorePaths.parse("socket.yml", input);
            assertThat(paths.patterns().size()).isLessThanOrEqualTo(1_000);
            IgnoreRules.of(paths.patterns()).ruleIgnoring("a/b/package.json");
        } catch (FileRuleException e) {
            assertThat(e.getMessage()).startsWith("socket.yml");
            assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl);
        }
    }
}
