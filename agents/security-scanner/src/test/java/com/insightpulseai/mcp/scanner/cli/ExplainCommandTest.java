package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.OLD_CVE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubScans.finding;
import static com.insightpulseai.mcp.scanner.HubStub.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.scanner.HubStub;

/** Explanations of findings and types. */
class ExplainCommandTest {

    @TempDir
    Path folder;

    private final HubStub hub = new HubStub();

    @AfterEach
    void stop() {
        hub.close();
    }

    private ScannerProgram.Ended explain(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ScannerProgram.inThisProcess(folder).run(hub, all);
    }

    @Test
    void aTypeNeedsNoReport() throws Exception {
        assertThat(explain("installScripts").out()).startsWith("installScripts: install script\n");
        assertThat(explain("CVE-2026-0001").exitCode()).isEqualTo(2);
    }

    @Test
    void aVulnerabilityOfAScanHasItsIdsPackagesAndAnEntryThatAllowsIt() throws Exception {
        hub.on("scan.get", complete("s1", MALWARE, OLD_CVE));

        ScannerProgram.Ended ended = explain("cve-2026-0001", "--scan", "s1");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("https://nvd.nist.gov/vuln/detail/CVE-2026-0001",
                "npm  sandbox-template-engine@2.3.1", "named in package.json", "- id: CVE-2026-0001",
                "package: pkg:npm/sandbox-template-engine@2.3.1").doesNotContain("evil-test-package");
    }

    @Test
    void readsASavedReport() throws Exception {
        TestRepository repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository")));
        hub.on("scan.repo", complete("s1", MALWARE));
        Path report = folder.resolve("report.json");
        ScannerProgram.inThisProcess(folder).run(hub, "scan", repository.folder().toString(), "--format", "json", "--output",
                report.toString());

        assertThat(explain("malware", "--report", report.toString()).out()).contains("npm  evil-test-package@1.0.0");
        assertThat(explain("CVE-2026-9999", "--report", report.toString()).exitCode()).isEqualTo(3);

        String unknown = Files.readString(report).replaceFirst("\"verdict\"( ?: ?)\"findings\"", "\"verdict\"$1\"unknown\"");
        assertThat(unknown).contains("\"unknown\"");
        Files.writeString(report, unknown);
        assertThat(explain("malware", "--report", report.toString()).out()).contains("npm  evil-test-package@1.0.0");
    }

    @Test
    void whatCannotBeReadIsNoExplanation() throws Exception {
        Path cut = Files.writeString(folder.resolve("cut.json"), "{\"schema_version\":\"1.0\",\"find");
        hub.on("scan.get", problem(404, "unknown_resource"));

        assertThat(explain("malware", "--report", cut.toString()).exitCode()).isEqualTo(4);
        assertThat(explain("malware", "--report", folder.resolve("absent.json").toString()).exitCode()).isEqualTo(4);
        assertThat(explain("malware", "--scan", "s1").exitCode()).isEqualTo(4);
    }

    @Test
    void aHostileNameCannotWriteLinesOrMoveTheCursor() throws Exception {
        hub.on("scan.get", complete("s1", finding("critical", "malware", "a\\n\\u001b[2Jb", "1.0.0", "")));

        assertThat(explain("malware", "--scan", "s1").out()).doesNotContain("\u001b").contains("a [2Jb@1.0.0");
    }
}
