package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.SeverityRank;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/**
 * A rule of SARIF: a vulnerability by its id, anything else by its type. The id is the same in every run, since code scanning
 * recognizes a result by it.
 */
record SarifRule(FindingLabel label, Optional<String> category, Severity severity) {

    private static final int LONGEST_CATEGORY = 60;

    static SarifRule of(JudgedFinding judged, FindingLabel label) {
        return new SarifRule(label, judged.finding().category(), judged.finding().severity());
    }

    static String id(FindingLabel label) {
        String id = label.id().isBlank() ? label.type() : label.id();
        return id.isBlank() ? "finding" : id.strip();
    }

    /** Returns the level of a severity. An unknown one may be grave. */
    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH, UNKNOWN, UNRECOGNIZED -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    void write(JsonGenerator json) throws IOException {
        FindingType type = FindingTypes.of(label.type());
        json.writeStartObject();
        json.writeStringField("id", id(label));
        json.writeStringField("name", label.type().isBlank() ? "finding" : label.type());
        text(json, "shortDescription", label.id().isBlank() ? type.title() : label.id() + ": " + type.title());
        text(json, "fullDescription", type.explanation());
        Optional<String> page = AdvisoryLink.of(label.id());
        if (page.isPresent()) {
            json.writeStringField("helpUri", page.get());
        }
        json.writeObjectFieldStart("help");
        json.writeStringField("text", type.explanation() + " " + type.advice());
        json.writeStringField("markdown", markdown(type));
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(severity));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        json.writeString("security");
        if (category.isPresent() && !category.get().isBlank() && !category.get().equals("security")) {
            json.writeString(SafeText.oneLine(category.get(), LONGEST_CATEGORY));
        }
        json.writeEndArray();
        if (SeverityRank.isKnown(severity)) {
            json.writeStringField("security-severity", score(severity));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private String markdown(FindingType type) {
        StringBuilder markdown = new StringBuilder();
        if (!label.id().isBlank()) {
            markdown.append(MarkdownText.code(label.id())).append(", ");
        }
        return markdown.append(MarkdownText.code(label.type())).append("\n\n").append(type.explanation()).append("\n\n")
                .append(type.advice()).append('\n')
                .append(AdvisoryLink.of(label.id()).map(page -> "\n[Advisory](" + page + ")\n").orElse("")).toString();
    }

    /** Within the bounds of GitHub's four words for scores. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            default -> "2.0";
        };
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
