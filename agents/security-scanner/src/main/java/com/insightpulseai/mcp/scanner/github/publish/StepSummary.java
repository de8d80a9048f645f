package com.insightpulseai.mcp.scanner.github.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportFormats;

/** The report on the page of the run. GitHub ends the job of a step whose summary is larger than 1 MiB. */
final class StepSummary {

    private static final int MOST_BYTES = 900 * 1024;
    /** A report needs that much in any case. */
    private static final int LEAST_BYTES = 16 * 1024;
    private static final int MOST_NOTICES = 20;

    private final Path file;

    StepSummary(Path file) {
        this.file = file;
    }

    void append(GateReport report, List<String> notices) throws IOException, PublishException {
        long before = Files.exists(file) ? Files.size(file) : 0;
        String begin = before == 0 ? "" : "\n\n";
        String end = end(report, notices);
        long room = MOST_BYTES - before - begin.length() - end.getBytes(StandardCharsets.UTF_8).length;
        if (room < LEAST_BYTES) {
            throw new PublishException("Other texts in it leave no room; 900 KiB are taken at most.");
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
        ReportFormats.markdown((int) room, Optional.of("The file `" + ReportFiles.JSON + "` has all of them.")).write(report,
                text);
        text.writeBytes(end.getBytes(StandardCharsets.UTF_8));
        Files.write(file, text.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String end(GateReport report, List<String> notices) {
        return (report.verdict() == GateVerdict.FINDINGS ? NextSteps.of(report) : "")
                + Notes.list("#### Notices", notices, MOST_NOTICES) + RunDetails.of(report, "");
    }
}
