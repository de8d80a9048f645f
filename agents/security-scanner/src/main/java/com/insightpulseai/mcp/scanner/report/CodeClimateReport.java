package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.GateFile;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/**
 * The report for <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">GitLab's code
 * quality</a>, which compares such lists itself: new and known findings are in it. Where there is no verdict, an issue says
 * so, since an empty list would be clean.
 */
final class CodeClimateReport implements ReportFormat {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final int LONGEST_DESCRIPTION = 1_000;

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        ReportPlaces places = new ReportPlaces(report);
        ReportSummary summary = new ReportSummary(report);
        JsonGenerator json = FACTORY.createGenerator(out);
        json.writeStartArray();
        if (!summary.isJudged()) {
            Place place = report.files().files().stream().findFirst().map(file -> new Place(file.path(), 1))
                    .orElse(new Place(GateFile.NAME, 1));
            String reason = report.reasons().stream().findFirst().map(text -> " (" + text + ")").orElse("");
            issue(json, "dependency-gate", summary.verdict() + ": " + summary.sentence() + reason, severity(report),
                    fingerprint(report), place);
        }
        for (JudgedFinding finding : report.findings()) {
            if (finding.status() == FindingStatus.NEW || finding.status() == FindingStatus.KNOWN) {
                FindingLabel label = FindingLabel.of(finding);
                issue(json, SarifRule.id(label), label.sentence(), severity(finding.finding().severity()),
                        finding.fingerprint(), places.of(finding).orElse(new Place(GateFile.NAME, 1)));
            }
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.flush();
    }

    private static void issue(JsonGenerator json, String check, String description, String severity, String fingerprint,
            Place place) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "issue");
        json.writeStringField("check_name", check);
        json.writeStringField("description", SafeText.oneLine(description, LONGEST_DESCRIPTION));
        json.writeArrayFieldStart("categories");
        json.writeString("Security");
        json.writeEndArray();
        json.writeStringField("severity", severity);
        json.writeStringField("fingerprint", fingerprint);
        json.writeObjectFieldStart("location");
        json.writeStringField("path", place.file());
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", place.line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String fingerprint(GateReport report) {
        String subject = "dependency-gate/" + report.scanName() + "/" + report.verdict().word();
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String severity(GateReport report) {
        return switch (report.verdict()) {
            case UNKNOWN, NOTHING_TO_SCAN -> "blocker";
            case CLEAN, FINDINGS, UNCHANGED -> "info";
        };
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "blocker";
            case HIGH, UNKNOWN, UNRECOGNIZED -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
        };
    }
}
