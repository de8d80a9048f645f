package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.scanner.gate.FindingCounts;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;

/**
 * The outputs of the step: numbers, ids and paths, since reports themselves are too long for an environment.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings">
 *      Multiline strings</a>
 */
final class StepOutputs {

    private static final int MOST_EVENT_IDS = 1_000;

    private final Path file;

    StepOutputs(Path file) {
        this.file = file;
    }

    /** Appends all outputs at once. Where there is no verdict, numbers are empty, because 0 would look clean. */
    void append(GateReport report, ReportFiles.Written files) throws IOException {
        FindingCounts counts = FindingCounts.of(report.findings());
        boolean isKnown = report.verdict() != GateVerdict.UNKNOWN;
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("verdict", report.verdict().word());
        outputs.put("new", isKnown ? Long.toString(counts.newFindings()) : "");
        outputs.put("known", isKnown ? Long.toString(counts.known()) : "");
        outputs.put("fixed", isKnown ? Long.toString(counts.fixed()) : "");
        outputs.put("report", path(files.json()));
        outputs.put("sarif", path(files.sarif()));
        outputs.put("scan-id", report.scans().stream().filter(scan -> scan.role().equals("head")).findFirst()
                .map(ReportedScan::id).orElse(""));
        outputs.put("event-ids", report.eventIds().stream().limit(MOST_EVENT_IDS).collect(Collectors.joining(",")));
        Files.writeString(file, text(outputs), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String path(Optional<Path> written) {
        return written.map(Path::toString).orElse("");
    }

    /** A value cannot know the random word that ends it, so it can set no other output. */
    private static String text(Map<String, String> outputs) {
        String end = "end-" + UUID.randomUUID();
        StringBuilder text = new StringBuilder();
        outputs.forEach((name, value) -> text.append(name).append("<<").append(end).append('\n').append(value).append('\n')
                .append(end).append('\n'));
        return text.toString();
    }
}
