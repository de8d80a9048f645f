package com.insightpulseai.mcp.scanner.github.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;
import com.insightpulseai.mcp.scanner.report.ReportSummary;

/** Writes the comment for people who review a pull request: what is new, where, and what to do next. */
final class CommentText implements PullRequestComment.Text {

    /** GitHub refuses more than 65,536 characters; a character has at least one byte. */
    static final int MOST_BYTES = 60_000;

    private static final int MOST_NOTES = 5;
    private static final int MOST_EVENT_IDS = 20;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_ID = 100;

    private final GitHubJob job;
    private final CommentMode mode;
    private final CommentMarker marker;
    private final GateReport report;
    private final ReportSummary summary;
    private final List<String> notices;

    CommentText(GitHubJob job, CommentMode mode, CommentMarker marker, GateReport report, List<String> notices) {
        this.job = job;
        this.mode = mode;
        this.marker = marker;
        this.report = report;
        this.summary = new ReportSummary(report);
        this.notices = notices;
    }

    @Override
    public Optional<String> of(Optional<String> earlier) {
        return CommentKind.of(report.verdict(), mode, earlier)
                .map(kind -> text(kind, earlier.map(CommentMarker::hadFindings).orElse(false)));
    }

    private String text(CommentKind kind, boolean hadFindings) {
        String head = marker.line() + "\n"
                + (hadFindings || kind == CommentKind.FINDINGS ? CommentMarker.HAD_FINDINGS + "\n" : "") + "\n"
                + switch (kind) {
                    case FINDINGS -> findings();
                    case RESOLVED -> resolved();
                    case CLEAN -> clean();
                    case NOT_CHECKED -> notChecked();
                } + quoted(notices);
        String tail = (kind == CommentKind.FINDINGS ? NextSteps.of(report) : "") + details() + foot();
        return kind == CommentKind.FINDINGS
                ? head + new FindingRows(job, report).table(MOST_BYTES - bytes(head) - bytes(tail)) + tail
                : head + tail;
    }

    private String findings() {
        long counting = summary.counts().counting();
        return "### ❌ Dependency gate: " + ReportSummary.amount(counting, "finding stops", "findings stop")
                + " this change\n\n**" + summary.bySeverity() + ".** " + sentence(summary.rule()) + compared() + "\n"
                + list("Other parts are not known:", report.reasons());
    }

    private String resolved() {
        return "### ✅ Dependency gate: resolved\n\n**The findings that were reported here are gone.** " + state();
    }

    private String clean() {
        return "### ✅ Dependency gate: clean\n\n**Nothing stops this change.** " + state();
    }

    private String state() {
        return switch (report.verdict()) {
            case UNCHANGED -> "The change touches no manifest any more, so nothing was scanned.\n";
            case NOTHING_TO_SCAN -> "There is no manifest to scan any more.\n";
            case CLEAN, FINDINGS, UNKNOWN -> sentence(summary.rule()) + compared() + " " + sentence(summary.numbers()) + "\n";
        };
    }

    private String notChecked() {
        return "### ⚠️ Dependency gate: not checked\n\n**There is no verdict about the present state of this change.** "
                + "Findings may be missing, and nothing that stood here before holds.\n"
                + list("", report.reasons()) + "\nRun the job again once the reason is gone.\n";
    }

    private String compared() {
        return report.baseline().map(name -> " Compared with " + MarkdownText.code(SafeText.oneLine(name, LONGEST_ID)) + ".")
                .orElse("");
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String list(String title, List<String> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(title.isEmpty() ? "\n" : "\n" + title + "\n\n");
        notes.stream().limit(MOST_NOTES).forEach(
                note -> text.append("- ").append(MarkdownText.prose(SafeText.oneLine(note, LONGEST_NOTE))).append('\n'));
        if (notes.size() > MOST_NOTES) {
            text.append("- and ").append(notes.size() - MOST_NOTES).append(" more\n");
        }
        return text.toString();
    }

    private static String quoted(List<String> notices) {
        StringBuilder text = new StringBuilder();
        notices.stream().limit(MOST_NOTES).forEach(
                notice -> text.append("\n> ").append(MarkdownText.prose(SafeText.oneLine(notice, LONGEST_NOTE))).append('\n'));
        return text.toString();
    }

    private String details() {
        StringBuilder text = new StringBuilder("\n<details><summary>Details</summary>\n\n");
        boolean isOfFindings = report.verdict() == GateVerdict.FINDINGS || report.verdict() == GateVerdict.UNKNOWN;
        if (isOfFindings && !report.findings().isEmpty()) {
            text.append("- All findings: ").append(summary.numbers()).append('\n');
        }
        report.commit().ifPresent(commit -> text.append("- Commit: ").append(code(commit)).append('\n'));
        for (ReportedScan scan : report.scans().stream().limit(MOST_NOTES).toList()) {
            text.append("- Scan (").append(MarkdownText.prose(scan.role())).append("): ").append(code(scan.id())).append('\n');
        }
        if (!report.eventIds().isEmpty()) {
            text.append("- Events in the audit: ").append(
                    String.join(" ", report.eventIds().stream().limit(MOST_EVENT_IDS).map(CommentText::code).toList()));
            int more = report.eventIds().size() - MOST_EVENT_IDS;
            text.append(more > 0 ? " and " + more + " more" : "").append('\n');
        }
        return text.append(list("Warnings:", report.warnings())).append("\n</details>\n").toString();
    }

    private String foot() {
        return "\n[Run " + job.run() + ", attempt " + job.attempt() + "](" + job.runUrl() + ") has the whole report. "
                + "A later run changes this comment.\n";
    }

    private static String code(String text) {
        return MarkdownText.code(SafeText.oneLine(text, LONGEST_ID));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
