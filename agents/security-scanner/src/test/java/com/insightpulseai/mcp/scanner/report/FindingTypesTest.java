package com.insightpulseai.mcp.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTypesTest {

    @Test
    void explainsTheGravestTypes() {
        assertThat(FindingTypes.all()).extracting(FindingType::type).contains("malware", "didYouMean", "installScripts",
                "criticalCVE", "cve", "obfuscatedFile", "unmaintained");
        assertThat(FindingTypes.all()).allSatisfy(type -> {
            assertThat(type.explanation()).endsWith(".");
            assertThat(type.advice()).endsWith(".");
            assertThat(type.title()).doesNotEndWith(".").hasSizeLessThan(60);
        });
    }

    @Test
    void hasAGeneralExplanationForTypesThatAreNewer() {
        assertThat(FindingTypes.of("brandNew").title()).isEqualTo("brandNew");
        assertThat(FindingTypes.of("brandNew").explanation()).isNotBlank();
    }
}
