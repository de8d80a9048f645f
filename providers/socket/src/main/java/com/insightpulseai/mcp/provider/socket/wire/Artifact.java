package com.insightpulseai.mcp.provider.socket.wire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One line of a full scan's artifact stream: a package and its alerts.
 *
 * @see <a href="https://docs.socket.dev/reference/getorgfullscan">Socket: stream a full scan</a>
 */
public record Artifact(String type, Optional<String> namespace, Optional<String> name, Optional<String> version, boolean direct,
        List<ManifestReference> manifestFiles, Records<Alert> alerts) {

    private static final String UNKNOWN = "unknown";

    /**
     * An alert.
     *
     * @param advisory the published vulnerability behind it, where Socket names one
     */
    public record Alert(Optional<String> key, String type, Optional<String> severity, Optional<String> category,
            Optional<String> file, Optional<String> action, Optional<String> fix, Optional<Advisory> advisory) {
    }

    /**
     * A manifest that names the package.
     *
     * @param start where it names it: an offset into the file, zero-based; absent where Socket gives none
     * @param end where that ends, exclusive
     */
    public record ManifestReference(String file, Optional<Integer> start, Optional<Integer> end) {
    }

    /**
     * A line as Socket sends it; one with {@code _type} is an event of another kind, such as the scores of the whole scan. What
     * the description promises may be missing: an alert counts whatever is known of it.
     */
    @RegisterForReflection
    public record Line(@JsonProperty("_type") String event, @JsonProperty("type") String type,
            @JsonProperty("namespace") String namespace, @JsonProperty("name") String name,
            @JsonProperty("version") String version, @JsonProperty("direct") Boolean direct,
            @JsonProperty("manifestFiles") List<Received<ManifestLine>> manifestFiles,
            @JsonProperty("alerts") List<Received<AlertLine>> alerts) {

        @JsonCreator
        public Line {
        }

        public boolean isArtifact() {
            return event == null;
        }

        /** @throws MalformedAnswerException if it is of no package, and has no alerts: an error, say */
        public Artifact toArtifact() throws MalformedAnswerException {
            if (type == null && name == null && alerts == null) {
                throw new MalformedAnswerException("a line that is no artifact");
            }
            return new Artifact(text(type).orElse(UNKNOWN), text(namespace), text(name), text(version),
                    Boolean.TRUE.equals(direct),
                    nonNull(manifestFiles).stream().flatMap(manifest -> manifest.record().stream())
                            .flatMap(manifest -> manifest.toReference().stream()).toList(),
                    Records.of(nonNull(alerts), alert -> Optional.of(alert.toAlert())));
        }
    }

    @RegisterForReflection
    public record ManifestLine(@JsonProperty("file") String file, @JsonProperty("start") Integer start,
            @JsonProperty("end") Integer end) {

        Optional<ManifestReference> toReference() {
            return Optional.ofNullable(file)
                    .map(named -> new ManifestReference(named, Optional.ofNullable(start), Optional.ofNullable(end)));
        }
    }

    @RegisterForReflection
    record AlertLine(@JsonProperty("key") String key, @JsonProperty("type") String type,
            @JsonProperty("severity") String severity, @JsonProperty("category") String category,
            @JsonProperty("file") String file, @JsonProperty("action") String action, @JsonProperty("fix") FixLine fix,
            @JsonProperty("props") Received<AdvisoryLine> props) {

        Alert toAlert() {
            return new Alert(text(key), text(type).orElse(UNKNOWN), text(severity), text(category), text(file), text(action),
                    Optional.ofNullable(fix).flatMap(f -> text(f.description()).or(() -> text(f.type()))),
                    Optional.ofNullable(props).flatMap(Received::record).flatMap(AdvisoryLine::toAdvisory));
        }
    }

    @RegisterForReflection
    public record FixLine(@JsonProperty("type") String type, @JsonProperty("description") String description) {
    }

    static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static <T> List<T> nonNull(List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }
}
