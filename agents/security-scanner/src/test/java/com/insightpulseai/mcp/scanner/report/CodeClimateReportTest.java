package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

class CodeClimateReportTest {

    @Test
    void hasNewAndKnownFindingsForGitLabToCompare() {
        FindingBuilder known = vulnerability("CVE-2026-1000").severity(Severity.MEDIUM);

        JsonNode issues = ParsedReports.json(ReportBuilder.of(
                List.of(malware().build(), known.build(), malware().of("npm", "x", "1").action("ignore").build()),
                Optional.of(List.of(known.build(), malware().of("npm", "gone", "1").build()))).render("codeclimate"));

        assertThat(issues.findValuesAsText("check_name")).containsExactly("malware", "CVE-2026-1000");
        assertThat(issues.findValuesAsText("severity")).containsExactly("blocker", "major");
        assertThat(issues.path(0).path("description").asText()).isEqualTo("lodash@4.17.20: known malware");
        assertThat(issues.path(0).path("location").toString())
                .isEqualTo("{\"path\":\"package-lock.json\",\"lines\":{\"begin\":7}}");
        assertThat(issues.path(0).path("fingerprint").asText()).hasSize(64);
    }
}
