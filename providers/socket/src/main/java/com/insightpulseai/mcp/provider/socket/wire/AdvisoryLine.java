package com.insightpulseai.mcp.provider.socket.wire;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The {@code props} of an alert, as far as they name a published vulnerability. Each type of alert has props of its own; those
 * of {@code criticalCVE}, {@code cve}, {@code mediumCVE} and {@code mildCVE} have these. Either id may be an empty text.
 *
 * @param cvss an object with the {@code score}
 * @param kevs the entries of CISA's catalogue of exploited vulnerabilities
 * @see <a href="https://docs.socket.dev/reference/getorgfullscan">Socket: stream a full scan</a>
 */
@RegisterForReflection
record AdvisoryLine(@JsonProperty("cveId") String cve, @JsonProperty("ghsaId") String ghsa,
        @JsonProperty("cvss") JsonNode cvss, @JsonProperty("kevs") JsonNode kevs,
        @JsonProperty("firstPatchedVersionIdentifier") String firstPatched) {

    /** @return empty where neither id is there */
    Optional<Advisory> toAdvisory() {
        Optional<String> cveId = Artifact.text(cve);
        Optional<String> ghsaId = Artifact.text(ghsa);
        return cveId.isEmpty() && ghsaId.isEmpty() ? Optional.empty()
                : Optional.of(new Advisory(cveId, ghsaId, score(), kevs != null && kevs.isArray() && !kevs.isEmpty(),
                        Artifact.text(firstPatched)));
    }

    private Optional<Double> score() {
        return Optional.ofNullable(cvss).map(metrics -> metrics.path("score")).filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue);
    }
}
