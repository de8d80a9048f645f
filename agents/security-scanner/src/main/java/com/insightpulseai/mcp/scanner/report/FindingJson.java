package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.SeverityRank;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/** Writes findings to the report in JSON: the fields of the server, and those of the gate beside them. */
final class FindingJson {

    private final JsonGenerator json;

    FindingJson(JsonGenerator json) {
        this.json = json;
    }

    void write(JudgedFinding judged) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", judged.status().word());
        json.writeBooleanField("counts", judged.counts());
        writeServerFields(judged.finding());
        if (judged.place().isPresent()) {
            json.writeObjectFieldStart("place");
            json.writeStringField("file", judged.place().get().file());
            json.writeNumberField("line", judged.place().get().line());
            json.writeEndObject();
        }
        if (!judged.newManifests().isEmpty()) {
            texts("new_manifests", judged.newManifests());
        }
        text("allowed_by", judged.allowedBy());
        json.writeStringField("fingerprint", judged.fingerprint());
        json.writeEndObject();
    }

    private void writeServerFields(Finding finding) throws IOException {
        json.writeStringField("severity", SeverityRank.word(finding.severity()));
        json.writeStringField("type", finding.type());
        text("category", finding.category());
        if (finding.vulnerability().isPresent()) {
            write(finding.vulnerability().get());
        }
        write(finding.affectedPackage());
        json.writeBooleanField("direct", finding.direct());
        texts("manifest_files", finding.manifestFiles());
        json.writeArrayFieldStart("positions");
        for (ManifestPosition position : finding.positions()) {
            json.writeStartObject();
            json.writeStringField("file", position.file());
            json.writeNumberField("start", position.start());
            json.writeNumberField("end", position.end());
            json.writeEndObject();
        }
        json.writeEndArray();
        text("file", finding.file());
        text("action", finding.action());
        text("key", finding.key());
        text("fix", finding.fix());
    }

    private void write(Vulnerability vulnerability) throws IOException {
        json.writeObjectFieldStart("vulnerability");
        text("id", vulnerability.id());
        texts("aliases", vulnerability.aliases());
        if (vulnerability.cvssScore().filter(Double::isFinite).isPresent()) {
            json.writeNumberField("cvss_score", vulnerability.cvssScore().get());
        }
        json.writeBooleanField("known_exploited", vulnerability.knownExploited());
        text("fixed_in", vulnerability.fixedIn());
        json.writeEndObject();
    }

    private void write(AffectedPackage affected) throws IOException {
        json.writeObjectFieldStart("package");
        json.writeStringField("ecosystem", affected.ecosystem());
        json.writeStringField("name", affected.name());
        text("version", affected.version());
        json.writeEndObject();
    }

    private void text(String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        }
    }

    private void texts(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
