package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;

/** The report in GitHub-flavoured Markdown, for summaries and comments. */
final class MarkdownReport implements ReportFormat {

    private static final String COLUMNS = "| Severity | Package | Version | Kind | Id | Where | Fixed in |\n";
    private static final String RULE = "| --- | --- | --- | --- | --- | --- | --- |\n";
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_PATH = 300;
    private static final int ROOM_FOR_ENDS = 1_000;

    private final int mostBytes;
    private final Optional<String> whereMore;

    MarkdownReport(int mostBytes, Optional<String> whereMore) {
        this.mostBytes = mostBytes;
        this.whereMore = whereMore;
    }

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        String head = head(report);
        String tail = notes("Warnings", report.warnings(), mostBytes / 8);
        MarkdownRows rows = new MarkdownRows(out,
                mostBytes - bytes(head) - bytes(tail) - bytes(whereMore.orElse("")) - ROOM_FOR_ENDS);
        out.write(head.getBytes(StandardCharsets.UTF_8));
        List<JudgedFinding> counting = report.findings().stream().filter(JudgedFinding::counts).toList();
        if (!counting.isEmpty()) {
            rows.plain("\n### Findings that count\n\n" + COLUMNS + RULE);
            for (JudgedFinding finding : counting) {
                rows.row(row("", finding));
            }
        }
        List<JudgedFinding> others = report.findings().stream().filter(finding -> !finding.counts()).toList();
        if (!others.isEmpty() && rows.leftOut() == 0) {
            rows.plain("\n<details><summary>" + ReportSummary.amount(others.size(), "other finding", "other findings")
                    + "</summary>\n\n| Status " + COLUMNS + "| --- " + RULE);
            for (JudgedFinding finding : others) {
                rows.row(row("| " + finding.status().word() + " ", finding));
            }
            rows.plain("\n</details>\n");
        } else {
            rows.leaveOut(others.size());
        }
        if (rows.leftOut() > 0) {
            rows.plain("\nAnd " + rows.leftOut() + " more." + whereMore.map(sentence -> " " + sentence).orElse("") + "\n");
        }
        rows.plain(tail);
        out.flush();
    }

    private String head(GateReport report) {
        ReportSummary summary = new ReportSummary(report);
        StringBuilder head = new StringBuilder("## Dependency gate: ").append(summary.verdict()).append("\n\n");
        String sentence = summary.sentence();
        head.append("**").append(Character.toUpperCase(sentence.charAt(0))).append(sentence.substring(1)).append(".**");
        if (summary.isJudged() || !report.findings().isEmpty()) {
            String rule = summary.rule();
            head.append(' ').append(Character.toUpperCase(rule.charAt(0))).append(rule.substring(1)).append(".\n\n")
                    .append(summary.numbers()).append('.');
            report.baseline().ifPresent(
                    name -> head.append(" Compared with ").append(MarkdownText.code(SafeText.oneLine(name, LONGEST_NOTE)))
                            .append('.'));
        }
        return head.append('\n').append(notes("", report.reasons(), mostBytes / 8)).toString();
    }

    private static String notes(String title, List<String> notes, int most) {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(title.isEmpty() ? "\n" : "\n### " + title + "\n\n");
        int left = notes.size();
        for (String note : notes) {
            String line = "- " + MarkdownText.prose(SafeText.oneLine(note, LONGEST_NOTE)) + "\n";
            if (bytes(text) + bytes(line) > most) {
                return text.append("- and ").append(left).append(" more\n").toString();
            }
            text.append(line);
            left--;
        }
        return text.toString();
    }

    private static String row(String status, JudgedFinding finding) {
        FindingLabel label = FindingLabel.of(finding);
        String place = finding.place().map(one -> SafeText.oneLine(one.file(), LONGEST_PATH) + ":" + one.line()).orElse("");
        return status + "| " + label.severity() + " | " + MarkdownText.cell(label.name()) + " | "
                + MarkdownText.cell(label.version()) + " | " + MarkdownText.cell(label.type()) + " | "
                + MarkdownText.cell(label.id()) + " | " + MarkdownText.cell(place) + " | "
                + MarkdownText.cell(label.fixedIn()) + " |\n";
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
