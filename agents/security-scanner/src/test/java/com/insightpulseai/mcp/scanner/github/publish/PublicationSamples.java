package com.insightpulseai.mcp.scanner.github.publish;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;
import com.insightpulseai.mcp.scanner.report.ReportBuilder;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/** Writes the four texts of a comment and a summary to a folder, for people who look at them as {@code look/} shows them. */
final class PublicationSamples {

    private static final String MERGE = "The list of allowed findings in .dependency-gate.yaml is changed here. "
            + "It takes effect after the merge.";

    private PublicationSamples() {
    }

    public static void main(String[] folder) throws IOException {
        Path samples = Files.createDirectories(Path.of(folder[0]));
        try (GitHubStub github = new GitHubStub()) {
            PublishedJob job = new PublishedJob(samples, github.api());
            Files.deleteIfExists(job.summary());
            job.notices(MERGE).publish(findings(), 8_812_030_117L);
            write(samples, "comment", github);
            Files.copy(job.summary(), samples.resolve("summary-of-findings.md"), StandardCopyOption.REPLACE_EXISTING);
            job.notices().publish(findings(List.of(known()), Optional.of(List.of(known().build()))), 8_812_030_118L);
            write(samples, "resolved", github);
            job.publish(ReportBuilder.of(GateVerdict.UNKNOWN).reasons(
                    "Socket did not finish the scan in time; the server's row is 0a1b2c3d-0000-4000-8000-000000000001.")
                    .build(),
                    8_812_030_119L);
            write(samples, "not-checked", github);
        }
        try (GitHubStub github = new GitHubStub()) {
            new PublishedJob(samples, github.api()).mode(CommentMode.ALWAYS)
                    .publish(findings(List.of(known()), Optional.of(List.of(known().build()))), 8_812_030_120L);
            write(samples, "clean", github);
        }
        Files.delete(samples.resolve("summary.md"));
        Files.delete(samples.resolve("output"));
    }

    private static void write(Path folder, String name, GitHubStub github) throws IOException {
        Files.writeString(folder.resolve(name + ".md"), github.comments().get(0).body());
    }

    private static FindingBuilder known() {
        return vulnerability("CVE-2025-7783").of("npm", "form-data", "4.0.0").severity(Severity.HIGH).type("cve")
                .cause(cause("CVE-2025-7783", "4.0.4")).key("Qknown-finding");
    }

    private static Optional<Vulnerability> cause(String id, String fixedIn) {
        return Optional.of(new Vulnerability(Optional.of(id), List.of(), Optional.of(9.1), true, Optional.of(fixedIn)));
    }

    private static GateReport findings() {
        return findings(List.of(malware().of("npm", "event-strean", "3.3.6").in("apps/web/package-lock.json").key("Qmalware-1"),
                vulnerability("CVE-2026-12345").in("package-lock.json", "apps/web/package-lock.json"),
                vulnerability("CVE-2026-20001").of("pypi", "requests", "2.19.0").in("tools/requirements.txt")
                        .cause(cause("GHSA-x84v-xcm2-53pg", "2.20.0")).key("Qof-requests"),
                malware().type("installScripts").of("npm", "@acme/left", "2.0.0").key("Qinstall-1").severity(Severity.UNKNOWN),
                known()), Optional.of(List.of(known().build())));
    }

    private static GateReport findings(List<FindingBuilder> head, Optional<List<Finding>> baseline) {
        ReportBuilder report = ReportBuilder.of(head.stream().map(FindingBuilder::build).toList(), baseline)
                .sent("apps/web/package-lock.json", "package-lock.json", "tools/requirements.txt");
        return withCommit(report
                .warnings("CVE-2024-1111 for pkg:npm/old@1.0.0 is allowed until 2026-12-08; it expires within 14 days.")
                .build());
    }

    private static GateReport withCommit(GateReport one) {
        return new GateReport(one.repository(), one.ref(), Optional.of("8bb6f25d1f0a4c6e9b3d7a5c2e8f1b4d6a9c3e70"),
                one.scanName(),
                one.verdict(), one.settings(), one.baseline().map(name -> "main (c41d9e0)"), one.reasons(), one.warnings(),
                one.findings(), one.files(), one.packagesTotal(),
                List.of(new ReportedScan("head", "5e0b7f42-6a1d-4c55-9f3e-2a7c90d1b6e8", Optional.empty(), false),
                        new ReportedScan("baseline", "b1d6a1d0-7c83-4d0f-8f0e-6c2f5a94e3b7", Optional.empty(), true)),
                List.of("0192f3c4-7a1e-7c3d-9b5f-1d2e3f4a5b6c", "0192f3c4-7b02-7e4f-8a6b-2c3d4e5f6a7b"), one.startedAt(),
                one.duration());
    }
}
