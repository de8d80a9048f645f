package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;

class JsonReportTest {

    private static final Schema SCHEMA = ParsedReports.schema("gate-report-1.0.schema.json",
            SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @EnumSource
    void validatesAgainstItsSchema(GateVerdict verdict) {
        assertThat(ParsedReports.departures(SCHEMA, ReportBuilder.of(verdict).reasons("r").warnings("w").render("json")))
                .isEmpty();
    }

    @Test
    void describesFindingsAsTheSchemaSays() {
        String json = ReportBuilder
                .of(List.of(malware().severity(Severity.UNRECOGNIZED).build(),
                        vulnerability("CVE-2026-1000", "GHSA-2222-3333-4444").in("a.lock", "b.lock").build()),
                        Optional.of(List.of(vulnerability("CVE-2026-1000").in("a.lock").build(),
                                malware().of("npm", "gone", "1").build())))
                .render("json");

        assertThat(ParsedReports.departures(SCHEMA, json)).isEmpty();
        JsonNode report = ParsedReports.json(json);
        assertThat(report.path("findings").findValuesAsText("status")).containsExactly("new", "known", "fixed");
        assertThat(report.path("findings").path(0).path("severity").asText()).isEqualTo("unknown");
        assertThat(report.path("findings").path(1).path("new_manifests").path(0).asText()).isEqualTo("b.lock");
        assertThat(report.path("counts").toString())
                .isEqualTo("{\"counting\":1,\"new\":1,\"known\":1,\"fixed\":1,\"allowed\":0,\"ignored\":0}");
        assertThat(report.path("baseline").asText()).isEqualTo("origin/main");
    }

    @Test
    void namesTheFilesAndWhyTheRestWasNotSent() {
        JsonNode files = ParsedReports.json(ReportBuilder.of(malware()).render("json")).path("files");

        assertThat(files.path("sent").path(0).path("sha256").asText()).isEqualTo("0".repeat(64));
        assertThat(files.path("skipped").toString()).isEqualTo("[{\"path\":\"empty/yarn.lock\",\"reason\":\"empty\"}]");
        assertThat(files.path("unsupported").toString()).isEqualTo("[\"x.lock\"]");
    }
}
