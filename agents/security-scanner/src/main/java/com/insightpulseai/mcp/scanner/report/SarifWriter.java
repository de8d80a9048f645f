package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;

/** Writes one log with one run. */
final class SarifWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SCAN_NAME = 200;
    private static final int MOST_NOTES = 200;

    private final GateReport report;
    private final ReportSummary summary;
    private final List<JudgedFinding> results;
    private final int leftOut;
    private final Map<String, Integer> ruleIndexes = new HashMap<>();

    SarifWriter(GateReport report, List<JudgedFinding> results, int leftOut) {
        this.report = report;
        this.summary = new ReportSummary(report);
        this.results = results;
        this.leftOut = leftOut;
    }

    void write(OutputStream out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(json);
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", "dependency-gate/" + SafeText.oneLine(report.scanName(), LONGEST_SCAN_NAME) + "/");
        json.writeEndObject();
        invocation(json);
        json.writeStringField("columnKind", "utf16CodeUnits");
        // Without a scan there are no results, which is another thing than an empty list.
        if (summary.isJudged() || !results.isEmpty()) {
            json.writeArrayFieldStart("results");
            SarifResult result = new SarifResult(json, new ReportPlaces(report), report.baseline().isPresent());
            for (JudgedFinding finding : results) {
                FindingLabel label = FindingLabel.of(finding);
                result.write(finding, label, ruleIndexes.get(SarifRule.id(label)));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "dependency-gate");
        json.writeStringField("version", ProgramVersion.number());
        Map<String, SarifRule> rules = new LinkedHashMap<>();
        for (JudgedFinding finding : results) {
            FindingLabel label = FindingLabel.of(finding);
            rules.computeIfAbsent(SarifRule.id(label), id -> SarifRule.of(finding, label));
        }
        json.writeArrayFieldStart("rules");
        int index = 0;
        for (Map.Entry<String, SarifRule> rule : rules.entrySet()) {
            ruleIndexes.put(rule.getKey(), index++);
            rule.getValue().write(json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", summary.isJudged());
        json.writeStringField("startTimeUtc", time(report.startedAt()));
        json.writeStringField("endTimeUtc", time(report.startedAt().plus(report.duration())));
        json.writeArrayFieldStart("toolExecutionNotifications");
        notification(json, summary.isJudged() ? "note" : "error", summary.verdict() + ": " + summary.sentence());
        if (leftOut > 0) {
            notification(json, "warning", ReportSummary.amount(leftOut, "finding is", "findings are")
                    + " left out, the least urgent ones: code scanning takes no more");
        }
        for (String reason : report.reasons().subList(0, Math.min(MOST_NOTES, report.reasons().size()))) {
            notification(json, summary.isJudged() ? "note" : "error", reason);
        }
        for (String warning : report.warnings().subList(0, Math.min(MOST_NOTES, report.warnings().size()))) {
            notification(json, "warning", warning);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void notification(JsonGenerator json, String level, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", level);
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifResult.escaped(SafeText.oneLine(text, LONGEST_NOTE)));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
