package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.file.SkippedFile;
import com.insightpulseai.mcp.scanner.gate.FindingCounts;
import com.insightpulseai.mcp.scanner.gate.GateSettings;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.report.GateReport.ReportedScan;

/**
 * The whole report in JSON, as {@code gate-report-1.0.schema.json} describes it. Texts are those of the server, unchanged,
 * since findings are compared by them; all but ASCII is escaped, so that printing the file does not steer a terminal.
 */
final class JsonReport implements ReportFormat {

    static final String SCHEMA_VERSION = "1.0";

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("schema_version", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "security-scanner");
        json.writeStringField("version", ProgramVersion.number());
        json.writeEndObject();
        subject(json, report);
        settings(json, report.settings());
        counts(json, FindingCounts.of(report.findings()));
        run(json, report);
        files(json, report.files());
        json.writeArrayFieldStart("findings");
        FindingJson findings = new FindingJson(json);
        for (JudgedFinding finding : report.findings()) {
            json.writeRaw('\n');
            findings.write(finding);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void subject(JsonGenerator json, GateReport report) throws IOException {
        json.writeStringField("repository", report.repository());
        text(json, "ref", report.ref());
        text(json, "commit", report.commit());
        json.writeStringField("scan_name", report.scanName());
        json.writeStringField("verdict", report.verdict().word());
        texts(json, "reasons", report.reasons());
        texts(json, "warnings", report.warnings());
        text(json, "baseline", report.baseline());
    }

    private static void settings(JsonGenerator json, GateSettings settings) throws IOException {
        json.writeObjectFieldStart("settings");
        json.writeStringField("severity", settings.severity().word());
        json.writeStringField("fail_on", settings.failOn().word());
        json.writeStringField("unknown_severity", settings.unknownSeverity().word());
        json.writeBooleanField("strict", settings.strict());
        texts(json, "exclude", settings.exclude());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, FindingCounts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("counting", counts.counting());
        json.writeNumberField("new", counts.newFindings());
        json.writeNumberField("known", counts.known());
        json.writeNumberField("fixed", counts.fixed());
        json.writeNumberField("allowed", counts.allowed());
        json.writeNumberField("ignored", counts.ignored());
        json.writeEndObject();
    }

    private static void run(JsonGenerator json, GateReport report) throws IOException {
        if (report.packagesTotal().isPresent()) {
            json.writeNumberField("packages_total", report.packagesTotal().get());
        }
        json.writeStringField("started_at", report.startedAt().toString());
        json.writeNumberField("duration_ms", report.duration().toMillis());
        json.writeArrayFieldStart("scans");
        for (ReportedScan scan : report.scans()) {
            json.writeStartObject();
            json.writeStringField("role", scan.role());
            json.writeStringField("id", scan.id());
            text(json, "url", scan.url());
            json.writeBooleanField("replayed", scan.replayed());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "event_ids", report.eventIds());
    }

    private static void files(JsonGenerator json, FileSelection files) throws IOException {
        json.writeObjectFieldStart("files");
        json.writeArrayFieldStart("sent");
        for (SelectedFile file : files.files()) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeStringField("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("skipped");
        for (SkippedFile file : files.skipped()) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeStringField("reason", file.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "unsupported", files.unsupported());
        texts(json, "notes", files.notes());
        text(json, "patterns_from", files.patternsFrom().map(Object::toString));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        }
    }

    private static void texts(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
