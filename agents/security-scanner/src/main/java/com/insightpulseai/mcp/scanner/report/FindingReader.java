package com.insightpulseai.mcp.scanner.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/** Reads findings of a saved report: strict about all by which findings are compared. */
final class FindingReader {

    private static final int MOST_IN_LIST = 1_000;

    /**
     * Returns the finding of an object; empty for one that had gone away.
     *
     * @param where it is in the report, for messages
     */
    Optional<Finding> read(JsonNode json, String where) throws SavedReportException {
        if (!json.isObject()) {
            throw new SavedReportException(where + " is no object");
        }
        String status = required(json, "status", where);
        if (Arrays.stream(FindingStatus.values()).noneMatch(known -> known.word().equals(status))) {
            throw new SavedReportException(where + ".status is not known");
        }
        Finding finding = new Finding(severity(required(json, "severity", where)), required(json, "type", where),
                text(json, "category", where), vulnerability(json.path("vulnerability"), where + ".vulnerability"),
                affected(json.path("package"), where + ".package"), json.path("direct").asBoolean(false),
                texts(json, "manifest_files", where), positions(json.path("positions"), where + ".positions"),
                text(json, "file", where), text(json, "action", where), text(json, "key", where), text(json, "fix", where));
        return status.equals(FindingStatus.FIXED.word()) ? Optional.empty() : Optional.of(finding);
    }

    private static Severity severity(String word) {
        return Arrays.stream(Severity.values()).filter(known -> known != Severity.UNRECOGNIZED && known.word().equals(word))
                .findFirst().orElse(Severity.UNKNOWN);
    }

    private static Optional<Vulnerability> vulnerability(JsonNode json, String where) throws SavedReportException {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        if (!json.isObject()) {
            throw new SavedReportException(where + " is no object");
        }
        JsonNode score = json.path("cvss_score");
        return Optional.of(new Vulnerability(text(json, "id", where), texts(json, "aliases", where),
                score.isNumber() ? Optional.of(score.asDouble()) : Optional.empty(),
                json.path("known_exploited").asBoolean(false), text(json, "fixed_in", where)));
    }

    private static AffectedPackage affected(JsonNode json, String where) throws SavedReportException {
        if (!json.isObject()) {
            throw new SavedReportException(where + " is no object");
        }
        return new AffectedPackage(required(json, "ecosystem", where), required(json, "name", where),
                text(json, "version", where));
    }

    private static List<ManifestPosition> positions(JsonNode json, String where) throws SavedReportException {
        List<ManifestPosition> positions = new ArrayList<>();
        for (JsonNode position : list(json, where)) {
            if (!position.path("start").canConvertToLong() || !position.path("end").canConvertToLong()) {
                throw new SavedReportException(where + " has an offset that is no number");
            }
            positions.add(new ManifestPosition(required(position, "file", where), position.path("start").asLong(),
                    position.path("end").asLong()));
        }
        return positions;
    }

    private static List<String> texts(JsonNode json, String field, String where) throws SavedReportException {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list(json.path(field), where + "." + field)) {
            if (!text.isTextual()) {
                throw new SavedReportException(where + "." + field + " has an entry that is no text");
            }
            texts.add(text.asText());
        }
        return texts;
    }

    private static JsonNode list(JsonNode json, String where) throws SavedReportException {
        if (!json.isArray()) {
            throw new SavedReportException(where + " is no list");
        }
        if (json.size() > MOST_IN_LIST) {
            throw new SavedReportException(where + " has more than " + MOST_IN_LIST + " entries");
        }
        return json;
    }

    private static String required(JsonNode json, String field, String where) throws SavedReportException {
        return text(json, field, where).orElseThrow(() -> new SavedReportException(where + "." + field + " is missing"));
    }

    private static Optional<String> text(JsonNode json, String field, String where) throws SavedReportException {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new SavedReportException(where + "." + field + " is no text");
        }
        return Optional.of(value.asText());
    }
}
