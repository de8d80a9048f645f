package com.insightpulseai.mcp.provider.socket.wire;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One line of the answer about packages as Socket sends it: a package, or an event such as a {@code purlError}. A package may
 * come in several lines, one for each file released of it.
 *
 * @param inputPurl the package URL as it was asked for; not always there
 * @see <a href="https://docs.socket.dev/reference/batchpackagefetchbyorg">Socket: get packages by purl</a>
 */
@RegisterForReflection
public record PackageLine(@JsonProperty("_type") String event, @JsonProperty("inputPurl") String inputPurl,
        @JsonProperty("type") String type, @JsonProperty("namespace") String namespace, @JsonProperty("name") String name,
        @JsonProperty("version") String version, @JsonProperty("score") Score score,
        @JsonProperty("alerts") List<Received<Artifact.AlertLine>> alerts) {

    @JsonCreator
    public PackageLine {
    }

    @RegisterForReflection
    public record Score(@JsonProperty("overall") Double overall, @JsonProperty("supplyChain") Double supplyChain,
            @JsonProperty("vulnerability") Double vulnerability, @JsonProperty("quality") Double quality,
            @JsonProperty("maintenance") Double maintenance, @JsonProperty("license") Double license) {
    }

    public boolean isPackage() {
        return event == null;
    }

    public String fullName() {
        return Optional.ofNullable(namespace).filter(text -> !text.isBlank()).map(text -> text + "/").orElse("")
                + Optional.ofNullable(name).orElse("");
    }

    /** @throws MalformedAnswerException if it is of no package */
    public Artifact toArtifact() throws MalformedAnswerException {
        String known = type == null && inputPurl != null ? "unknown" : type;
        return new Artifact.Line(event, known, namespace, name, version, false, List.of(), alerts).toArtifact();
    }
}
