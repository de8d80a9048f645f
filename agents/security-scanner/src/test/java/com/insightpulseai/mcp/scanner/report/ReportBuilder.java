package com.insightpulseai.mcp.scanner.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.file.SkippedFile;
import com.insightpulseai.mcp.scanner.gate.AllowList;
import com.insightpulseai.mcp.scanner.gate.GateSettings;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.Judge;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.scanner.gate.Judgement;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** Reports for tests, of acme/web with one manifest. Immutable. */
public record ReportBuilder(GateVerdict verdict, List<JudgedFinding> findings, List<String> reasons, List<String> warnings,
        List<String> files, Optional<String> baseline, String scanName) {

    /** A file that was sent. */
    public record SentFile(String path) implements SelectedFile {

        @Override
        public byte[] content() {
            return new byte[0];
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }
    }

    public static ReportBuilder of(GateVerdict verdict) {
        return new ReportBuilder(verdict, List.of(), List.of(), List.of(), List.of("package-lock.json"), Optional.empty(),
                "web");
    }

    /** A report of judged findings, each in line 7 of its first manifest. */
    public static ReportBuilder of(FindingBuilder... findings) {
        return of(Arrays.stream(findings).map(FindingBuilder::build).toList(), Optional.empty());
    }

    public static ReportBuilder of(List<Finding> head, Optional<List<Finding>> baseline) {
        Judgement judgement = Judge.judge(head, baseline, GateSettings.DEFAULTS, AllowList.none(),
                finding -> finding.manifestFiles().stream().findFirst().map(file -> new Place(file, 7)));
        return new ReportBuilder(judgement.verdict(), judgement.findings(), List.of(), judgement.notes(),
                List.of("package-lock.json"), baseline.map(base -> "origin/main"), "web");
    }

    public ReportBuilder findings(List<JudgedFinding> others) {
        return new ReportBuilder(verdict, others, reasons, warnings, files, baseline, scanName);
    }

    public ReportBuilder reasons(String... others) {
        return new ReportBuilder(verdict, findings, List.of(others), warnings, files, baseline, scanName);
    }

    public ReportBuilder warnings(String... others) {
        return new ReportBuilder(verdict, findings, reasons, List.of(others), files, baseline, scanName);
    }

    public ReportBuilder sent(String... others) {
        return new ReportBuilder(verdict, findings, reasons, warnings, List.of(others), baseline, scanName);
    }

    public ReportBuilder scanName(String other) {
        return new ReportBuilder(verdict, findings, reasons, warnings, files, baseline, other);
    }

    public GateReport build() {
        List<SelectedFile> sent = files.stream().<SelectedFile> map(SentFile::new).toList();
        FileSelection selection = new FileSelection(sent, List.of(new SkippedFile("empty/yarn.lock", "empty")),
                List.of("x.lock"),
                List.of(), Optional.empty());
        return new GateReport("acme/web", Optional.of("feature"), Optional.of("8bb6f25"), scanName, verdict,
                GateSettings.DEFAULTS, baseline, reasons, warnings, findings, selection, Optional.of(1_204L),
                List.of(new ReportedScan("head", "s-1", Optional.empty(), false)), List.of("e-1"),
                Instant.parse("2026-11-29T12:00:00.123456Z"), Duration.ofMillis(2_500));
    }

    /** Returns the report as a format writes it. */
    public String render(String format) {
        return render(ReportFormats.create(format, RenderOptions.PLAIN), build());
    }

    public static String render(ReportFormat format, GateReport report) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            format.write(report, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
