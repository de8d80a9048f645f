package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.OLD_CVE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubScans.none;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** The comparison with a baseline. */
class ScanBaselineTest extends ScannedChange {

    @Test
    void aBaselineWithoutAScanIsScannedFromGitsObjects() throws Exception {
        String base = repository.git("rev-parse", "base");
        hub.on("scan.repo", none(), complete("b1", OLD_CVE), complete("s1", MALWARE, OLD_CVE));

        JsonNode report = report("--baseline", "base", "--severity", "high");

        assertThat(scans().get(0).input().has("manifests")).isFalse();
        assertThat(scans()).extracting(call -> call.input().path("ref").asText()).containsExactly(base, base, "main");
        assertThat(scans().get(1).file("package.json")).asString().isEqualTo("{}\n");
        assertThat(repository.git("status", "--porcelain")).isEmpty();
        assertThat(report.path("findings")).extracting(finding -> finding.path("status").asText() + " "
                + finding.path("package").path("name").asText())
                .containsExactlyInAnyOrder("new evil-test-package", "known sandbox-template-engine");
    }

    @Test
    void aChangeDoesNotJudgeItself() throws Exception {
        repository.add(".dependency-gate.yaml", "version: 1\nseverity: low\n").commit("Be strict");
        repository.git("tag", "--force", "base");
        repository.add(".dependency-gate.yaml", "version: 1\nseverity: critical\nexclude: ['*.json']\n")
                .add("go.mod", "module a\n").commit("Be lax");
        hub.on("scan.repo", complete("b1"), complete("s1", OLD_CVE));

        ScannerProgram.Ended ended = scan("--baseline", "base");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("takes effect after the merge");
        assertThat(scans().get(1).paths()).contains("package.json");
    }

    @Test
    void theHeadIsNoBaselineEvenIfTheGatesFileChanged() throws Exception {
        repository.write(".dependency-gate.yaml", "version: 1\n".getBytes(StandardCharsets.UTF_8));
        hub.on("scan.repo", complete("b1", MALWARE), complete("s1", MALWARE));

        assertThat(scan("--baseline", "HEAD").exitCode()).isEqualTo(4);
    }

    @Test
    void changedManifestsAreComparedWithTheirCommit() throws Exception {
        repository.write("package.json", "{\"changed\":true}".getBytes(StandardCharsets.UTF_8));
        hub.on("scan.repo", complete("b1"), complete("s1", MALWARE));

        assertThat(scan("--baseline", "HEAD").exitCode()).isEqualTo(1);
    }

    @Test
    void aSavedReportIsABaseline() throws Exception {
        hub.on("scan.repo", complete("s1", OLD_CVE), complete("s2", OLD_CVE, MALWARE));
        Path saved = folder.resolve("saved.json");
        scan("--format", "json", "--output", saved.toString());

        JsonNode report = report("--baseline", "file:" + saved);

        assertThat(report.path("verdict").asText()).isEqualTo("findings");
        assertThat(scans()).hasSize(2);
    }

    @Test
    void aSavedReportOfAnotherRepositorySaysNothing() throws Exception {
        hub.on("scan.repo", complete("s1"));
        Path saved = folder.resolve("saved.json");
        scan("--repo", "acme/api", "--format", "json", "--output", saved.toString());

        assertThat(scan("--baseline", "file:" + saved).exitCode()).isEqualTo(4);
    }
}
