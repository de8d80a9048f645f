package com.insightpulseai.mcp.scanner.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/** The report for a terminal: the verdict in the first line, then its reasons, the findings and warnings. */
final class TableReport implements ReportFormat {

    private static final String[] HEADER = { " ", "STATUS", "SEVERITY", "PACKAGE", "VERSION", "KIND", "ID", "WHERE",
            "FIXED IN" };
    /** For terminals that are too narrow for all columns. */
    private static final String[] NARROW_HEADER = { " ", "STATUS", "SEVERITY", "PACKAGE", "FINDING", "WHERE", "FIXED IN" };
    private static final int SEVERITY = 2;
    private static final int LONGEST_SENTENCE = 1_000;
    private static final String RED = "\u001b[31m";
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String MAGENTA = "\u001b[35m";
    private static final String CYAN = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";

    private final RenderOptions options;

    TableReport(RenderOptions options) {
        this.options = options;
    }

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        ReportSummary summary = new ReportSummary(report);
        coloured(text, colour(report.verdict()), summary.verdict());
        text.append(": ").append(summary.sentence()).append('\n');
        for (String reason : report.reasons()) {
            text.append("  ").append(safe(reason)).append('\n');
        }
        if (summary.isJudged() || !report.findings().isEmpty()) {
            text.append(summary.numbers()).append('\n');
            text.append(summary.rule())
                    .append(report.baseline().map(name -> "; new is relative to " + safe(name))
                            .orElse("; all findings are new"))
                    .append('\n');
        }
        if (!report.findings().isEmpty()) {
            text.append('\n');
            findings(report, text);
        }
        if (!report.warnings().isEmpty()) {
            text.append('\n');
        }
        for (String warning : report.warnings()) {
            coloured(text, YELLOW, "warning");
            text.append(": ").append(safe(warning)).append('\n');
        }
        text.flush();
    }

    private void findings(GateReport report, Writer text) throws IOException {
        TerminalTable table = measured(report, TableReport::row, HEADER);
        if (options.width().isEmpty() || table.width() <= options.width().getAsInt()) {
            write(report, table, TableReport::row, text);
        } else {
            TerminalTable narrow = measured(report, TableReport::narrowRow, NARROW_HEADER);
            narrow.fit(options.width().getAsInt());
            write(report, narrow, TableReport::narrowRow, text);
        }
        if (report.findings().stream().anyMatch(JudgedFinding::counts)) {
            text.append("\n! marks the findings that count\n");
        }
    }

    private static TerminalTable measured(GateReport report, Function<JudgedFinding, String[]> row, String[] header) {
        TerminalTable table = new TerminalTable(header);
        for (JudgedFinding finding : report.findings()) {
            table.measure(row.apply(finding));
        }
        return table;
    }

    private void write(GateReport report, TerminalTable table, Function<JudgedFinding, String[]> row, Writer text)
            throws IOException {
        table.writeHeader(text);
        for (JudgedFinding finding : report.findings()) {
            String begin = options.colour() ? colour(finding.finding().severity()) : "";
            table.writeRow(text, row.apply(finding), SEVERITY, begin, begin.isEmpty() ? "" : PLAIN);
        }
    }

    private static String[] row(JudgedFinding finding) {
        FindingLabel label = FindingLabel.of(finding);
        return new String[] { mark(finding), finding.status().word(), label.severity(), label.name(), label.version(),
                label.type(), label.id(), place(finding), label.fixedIn() };
    }

    private static String[] narrowRow(JudgedFinding finding) {
        FindingLabel label = FindingLabel.of(finding);
        return new String[] { mark(finding), finding.status().word(), label.severity(), label.coordinates(),
                label.id().isEmpty() ? label.type() : label.id(), place(finding), label.fixedIn() };
    }

    private static String mark(JudgedFinding finding) {
        return finding.counts() ? "!" : "";
    }

    private static String place(JudgedFinding finding) {
        return finding.place().map(one -> safe(one.file()) + ":" + one.line()).orElse("");
    }

    private void coloured(Writer text, String colour, String words) throws IOException {
        text.append(options.colour() ? colour + words + PLAIN : words);
    }

    private static String colour(GateVerdict verdict) {
        return switch (verdict) {
            case CLEAN -> GREEN;
            case FINDINGS -> BOLD_RED;
            case UNCHANGED, NOTHING_TO_SCAN, UNKNOWN -> YELLOW;
        };
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> BOLD_RED;
            case HIGH -> RED;
            case UNKNOWN, UNRECOGNIZED -> MAGENTA;
            case MEDIUM -> YELLOW;
            case LOW -> CYAN;
        };
    }

    private static String safe(String text) {
        return SafeText.oneLine(text, LONGEST_SENTENCE);
    }
}
