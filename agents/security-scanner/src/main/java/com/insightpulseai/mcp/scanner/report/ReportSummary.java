package com.insightpulseai.mcp.scanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.insightpulseai.mcp.scanner.gate.FindingCounts;
import com.insightpulseai.mcp.scanner.gate.GateSettings;
import com.insightpulseai.mcp.scanner.gate.SeverityRank;
import com.insightpulseai.mcp.scanner.gate.SeverityThreshold;
import com.insightpulseai.mcp.scanner.gate.UnknownSeverity;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/** Sentences about a whole report, which all formats share. Names in them are those of the report, not made safe yet. */
public final class ReportSummary {

    private static final List<Severity> SEVERITIES = List.of(Severity.CRITICAL, Severity.HIGH, Severity.UNKNOWN,
            Severity.MEDIUM, Severity.LOW);

    private final GateReport report;
    private final FindingCounts counts;

    public ReportSummary(GateReport report) {
        this.report = report;
        this.counts = FindingCounts.of(report.findings());
    }

    /** Returns the numbers of findings. */
    public FindingCounts counts() {
        return counts;
    }

    /** Returns whether the verdict is of a scan, so that a report without findings is clean. */
    public boolean isJudged() {
        return switch (report.verdict()) {
            case CLEAN, FINDINGS -> true;
            case UNCHANGED, NOTHING_TO_SCAN, UNKNOWN -> false;
        };
    }

    /** Returns the verdict in capital letters, such as {@code NOTHING TO SCAN}. */
    String verdict() {
        return report.verdict().word().toUpperCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the meaning of the verdict as a sentence without a dot. */
    public String sentence() {
        return switch (report.verdict()) {
            case CLEAN -> "no finding counts";
            case FINDINGS -> amount(counts.counting(), "finding counts", "findings count") + " (" + bySeverity() + ")";
            case UNCHANGED -> "no dependency changed, so nothing was scanned";
            case NOTHING_TO_SCAN -> "there is no manifest to scan";
            case UNKNOWN -> "there is no verdict; findings may be missing";
        };
    }

    /** Returns the numbers of findings by status, and of packages and manifests. */
    public String numbers() {
        return counts.newFindings() + " new, " + counts.known() + " known, " + counts.fixed() + " fixed, " + counts.allowed()
                + " allowed, " + counts.ignored() + " ignored; "
                + report.packagesTotal().map(total -> amount(total, "package", "packages") + " in ").orElse("")
                + amount(report.files().files().size(), "manifest", "manifests");
    }

    /** Returns the rule by which findings count. */
    public String rule() {
        GateSettings settings = report.settings();
        String severity = settings.severity() == SeverityThreshold.CRITICAL ? "are critical"
                : "are of severity " + settings.severity().word() + " or above";
        boolean unknownCounts = settings.unknownSeverity() == UnknownSeverity.COUNT;
        String condition = switch (settings.failOn()) {
            case SEVERITY -> severity + (unknownCounts ? " or of unknown severity" : "");
            case POLICY -> "are an error to the policy" + (unknownCounts ? " or unknown to it" : "");
            case EITHER -> severity + ", are an error to the policy" + (unknownCounts ? ", or are unknown in one of both" : "");
        };
        return "new findings count that " + condition;
    }

    /** Returns the numbers of findings that count, such as {@code 1 critical, 2 high}. */
    public String bySeverity() {
        List<String> parts = new ArrayList<>();
        for (Severity severity : SEVERITIES) {
            long number = FindingCounts.counting(report.findings(), severity);
            if (number > 0) {
                parts.add(number + " " + SeverityRank.word(severity));
            }
        }
        return String.join(", ", parts);
    }

    /** Returns a number with its word. */
    public static String amount(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
