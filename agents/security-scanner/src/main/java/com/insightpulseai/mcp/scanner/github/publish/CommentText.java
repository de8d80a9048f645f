package com.insightpulseai.mcp.scanner.github.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportSummary;

/** Writes the comment for people who review a pull request: what is new, where, and what to do next. */
final class CommentText implements PullRequestComment.Text {

    /** GitHub refuses more than 65,536 characters; a character has at least one byte. */
    static final int MOST_BYTES = 60_000;

    /** Numbers of sentences in each list; with fewer of them a text fits whatever they are. */
    private static final List<Integer> NOTES = List.of(5, 1, 0);
    private static final int ROOM_FOR_FINDINGS = 15_000;

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
        for (int notes : NOTES) {
            String head = head(kind, hadFindings, notes);
            String tail = tail(kind, notes);
            int room = MOST_BYTES - bytes(head) - bytes(tail);
            if (room >= ROOM_FOR_FINDINGS) {
                return head + (kind == CommentKind.FINDINGS ? new FindingRows(job, report).table(room) : "") + tail;
            }
        }
        throw new IllegalStateException("a comment without notes is short");
    }

    private String head(CommentKind kind, boolean hadFindings, int notes) {
        boolean hasFindings = hadFindings || kind == CommentKind.FINDINGS;
        return marker.line() + "\n" + (hasFindings ? CommentMarker.HAD_FINDINGS + "\n" : "") + "\n"
                + switch (kind) {
                    case FINDINGS -> findings(notes);
                    case RESOLVED -> "### ✅ Dependency gate: resolved\n\n"
                            + "**The findings that this comment reported are gone.** " + state();
                    case CLEAN -> "### ✅ Dependency gate: clean\n\n**There is nothing to resolve.** " + state();
                    case NOT_CHECKED -> notChecked(notes);
                } + Notes.quoted(notices, notes);
    }

    private String tail(CommentKind kind, int notes) {
        return (kind == CommentKind.FINDINGS && notes > 0 ? NextSteps.of(report) : "")
                + RunDetails.of(report, Notes.list("Warnings:", report.warnings(), notes)) + foot();
    }

    private String findings(int notes) {
        return "### ❌ Dependency gate: "
                + ReportSummary.amount(summary.counts().counting(), "new finding", "new findings") + " to resolve\n\n**"
                + summary.bySeverity() + ".** "
                + compared("Compared with ").orElse("There was no comparison, so every finding is new")
                + ".\n"
                + Notes.list("There may be more:", report.reasons(), notes);
    }

    private String state() {
        return switch (report.verdict()) {
            case UNCHANGED -> "The change now touches no manifest, so nothing was scanned.\n";
            case NOTHING_TO_SCAN -> "There is now no manifest to scan.\n";
            case CLEAN, FINDINGS, UNKNOWN -> "No finding counts" + compared(", compared with ").orElse("") + ".\n";
        };
    }

    private Optional<String> compared(String words) {
        return report.baseline().map(name -> words + RunDetails.code(name));
    }

    private String notChecked(int notes) {
        return "### ⚠️ Dependency gate: not checked\n\n**There is no verdict for the present state of this change.** "
                + "Findings may be missing, and earlier results no longer hold.\n"
                + Notes.list("", report.reasons(), notes) + "\nRun the job again when the cause is gone.\n";
    }

    private String foot() {
        return "\n[Run " + job.run() + ", attempt " + job.attempt() + "](" + job.runUrl() + ") has the whole report. "
                + "Later runs update this comment.\n";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
