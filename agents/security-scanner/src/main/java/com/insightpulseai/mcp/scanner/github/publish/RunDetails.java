package com.insightpulseai.mcp.scanner.github.publish;

import java.util.List;

import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;
import com.insightpulseai.mcp.scanner.report.ReportSummary;

/** The folded part for people who look into a run: rule, commit, scans, and rows of the server's audit. */
final class RunDetails {

    private static final int MOST_SCANS = 5;
    private static final int MOST_EVENT_IDS = 20;
    private static final int LONGEST_ID = 100;

    private RunDetails() {
    }

    /**
     * Returns the part in Markdown, bounded in size.
     *
     * @param more lines that end it
     */
    static String of(GateReport report, String more) {
        ReportSummary summary = new ReportSummary(report);
        StringBuilder text = new StringBuilder("\n<details><summary>Details</summary>\n\n- Rule: ").append(summary.rule())
                .append('\n');
        if (summary.isJudged() || !report.findings().isEmpty()) {
            text.append("- Findings: ").append(summary.numbers()).append('\n');
        }
        report.commit().ifPresent(commit -> text.append("- Commit: ").append(code(commit)).append('\n'));
        for (ReportedScan scan : report.scans().stream().limit(MOST_SCANS).toList()) {
            text.append("- Scan of the ").append(MarkdownText.prose(scan.role())).append(": ").append(code(scan.id()))
                    .append(scan.replayed() ? ", of an earlier request\n" : "\n");
        }
        List<String> events = report.eventIds();
        if (!events.isEmpty()) {
            text.append("- Audit events: ")
                    .append(String.join(" ", events.stream().limit(MOST_EVENT_IDS).map(RunDetails::code).toList()))
                    .append(events.size() > MOST_EVENT_IDS ? " and " + (events.size() - MOST_EVENT_IDS) + " more\n" : "\n");
        }
        return text.append(more).append("\n</details>\n").toString();
    }

    /** Returns an id of others as a span of code. */
    static String code(String text) {
        return MarkdownText.code(SafeText.oneLine(text, LONGEST_ID));
    }
}
