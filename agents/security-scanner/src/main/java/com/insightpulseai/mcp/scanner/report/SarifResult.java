package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;

/** Writes results of SARIF. */
final class SarifResult {

    private static final int LONGEST_REASON = 500;

    private final JsonGenerator json;
    private final ReportPlaces places;
    private final boolean isCompared;

    SarifResult(JsonGenerator json, ReportPlaces places, boolean isCompared) {
        this.json = json;
        this.places = places;
        this.isCompared = isCompared;
    }

    void write(JudgedFinding finding, FindingLabel label, int ruleIndex) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", SarifRule.id(label));
        json.writeNumberField("ruleIndex", ruleIndex);
        json.writeStringField("level", SarifRule.level(finding.finding().severity()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", escaped(message(label)));
        json.writeEndObject();
        location(places.of(finding).orElseThrow());
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", finding.fingerprint());
        json.writeEndObject();
        if (isCompared && finding.status() == FindingStatus.NEW) {
            json.writeStringField("baselineState", "new");
        } else if (isCompared && finding.status() == FindingStatus.KNOWN) {
            json.writeStringField("baselineState", "unchanged");
        }
        suppression(finding);
        json.writeObjectFieldStart("properties");
        json.writeStringField("status", finding.status().word());
        json.writeBooleanField("counts", finding.counts());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String message(FindingLabel label) {
        return label.sentence() + "." + (label.fix().isEmpty() ? "" : " " + label.fix());
    }

    private void location(Place place) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", SarifUri.of(place.file()));
        json.writeStringField("uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Math.max(1, place.line()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void suppression(JudgedFinding finding) throws IOException {
        if (finding.status() != FindingStatus.ALLOWED && finding.status() != FindingStatus.IGNORED) {
            return;
        }
        String reason = finding.status() == FindingStatus.ALLOWED ? finding.allowedBy().orElse("allowed") : "triaged in Socket";
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        json.writeStringField("kind", "external");
        json.writeStringField("status", "accepted");
        json.writeStringField("justification", SafeText.oneLine(reason, LONGEST_REASON));
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Brackets would be a link in a message, SARIF 2.1.0, 3.11.6. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }
}
