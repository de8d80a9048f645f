package com.insightpulseai.mcp.scanner.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.gate.GateSettings;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.Judgement;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;
import com.insightpulseai.mcp.sdk.scan.FinishedScan;

/**
 * A report that is written as a scan goes on, so that one which fails in the middle still says how far it came. Confined to
 * one thread.
 */
public final class ReportDraft {

    private static final FileSelection NO_FILES = new FileSelection(List.of(), List.of(), List.of(), List.of(),
            Optional.empty());

    private final Instant startedAt = Instant.now();
    private final long started = System.nanoTime();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<ReportedScan> scans = new ArrayList<>();
    private final List<String> eventIds = new ArrayList<>();
    private ScanSubject subject;
    private GateSettings settings = GateSettings.DEFAULTS;
    private Optional<String> baseline = Optional.empty();
    private FileSelection files = NO_FILES;
    private Optional<Long> packages = Optional.empty();

    public ReportDraft(ScanSubject subject) {
        this.subject = subject;
    }

    /** Returns the warnings so far. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    ScanSubject subject() {
        return subject;
    }

    /** Notes more than was known of the subject in the beginning. */
    public void subject(ScanSubject known) {
        subject = known;
    }

    /** Notes the settings, once they are known. */
    public void settings(GateSettings known) {
        settings = known;
    }

    /** Notes what findings are compared with, for people. */
    public void baseline(String name) {
        baseline = Optional.of(name);
    }

    /** Notes the files of the head. */
    void files(FileSelection selection) {
        files = selection;
    }

    /** Notes a thing that does not change the verdict. */
    public void warn(String warning) {
        warnings.add(warning);
    }

    /** Notes a part that is not known, without which nothing can be called clean. */
    public void gap(String reason) {
        gaps.add(reason);
    }

    /** Returns whether a part is not known. */
    public boolean hasGaps() {
        return !gaps.isEmpty();
    }

    /** Notes a row of the server's audit log. */
    public void auditRow(UUID row) {
        eventIds.add(row.toString());
    }

    void head(FinishedScan scan) {
        scans.add(0, reported("head", scan));
        packages = scan.packagesTotal();
    }

    void baseline(FinishedScan scan) {
        scans.add(reported("baseline", scan));
    }

    private static ReportedScan reported(String role, FinishedScan scan) {
        return new ReportedScan(role, scan.scanId(), scan.reportUrl(), scan.isReplayed());
    }

    /** Returns the report of judged findings. Where none counts and a part is not known, there is no verdict. */
    GateReport judged(Judgement judgement) {
        judgement.notes().forEach(this::warn);
        boolean isUnknown = judgement.verdict() == GateVerdict.CLEAN && hasGaps();
        return report(isUnknown ? GateVerdict.UNKNOWN : judgement.verdict(), judgement.findings());
    }

    /** Returns the report of a state that was not scanned. Where a part is not known, there is no verdict. */
    GateReport without(GateVerdict verdict) {
        return report(hasGaps() ? GateVerdict.UNKNOWN : verdict, List.of());
    }

    /** Returns the report of a scan that failed. */
    public GateReport failed(String reason) {
        gap(reason);
        return report(GateVerdict.UNKNOWN, List.of());
    }

    private GateReport report(GateVerdict verdict, List<JudgedFinding> findings) {
        return new GateReport(subject.repository(), subject.ref(), subject.commit(), subject.name(), verdict, settings,
                baseline, gaps, warnings, findings, files, packages, scans, eventIds, startedAt,
                Duration.ofNanos(System.nanoTime() - started));
    }
}
