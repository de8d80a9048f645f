package com.insightpulseai.mcp.provider.netdata.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.upstream.Trimmed;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One alert on one instance of a metric. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NetdataAlert(
        @JsonPropertyDescription("Name of the alert") String alert,
        @JsonPropertyDescription("critical, warning, clear, undefined, uninitialized or removed") AlertStatus status,
        @JsonIgnore boolean hasKnownStatus,
        @JsonPropertyDescription("Host name of the node, empty where Netdata does not name it") String node,
        @JsonIgnore Optional<String> nodeId,
        @JsonPropertyDescription("Context of its metric, where the Agent tells it") Optional<String> context,
        @JsonPropertyDescription("Instance of the metric, such as disk_space./var") String instance,
        @JsonIgnore Optional<String> chartId,
        @JsonPropertyDescription("Value that it looks at") Optional<Double> value,
        @JsonPropertyDescription("Unit of the value") Optional<String> units,
        @JsonPropertyDescription("Time of its change of status, RFC 3339 in UTC") Optional<Instant> since,
        @JsonPropertyDescription("Subject of the alert") Optional<String> info,
        @JsonPropertyDescription("True if its notifications are silenced; absent where the Agent does not tell") Optional<Boolean> silenced) {

    private static final int MAX_NAME = 255;
    private static final int MAX_INFO = 300;

    public NetdataAlert {
        alert = Trimmed.text(alert, MAX_NAME);
        node = Trimmed.text(node, MAX_NAME);
        instance = Trimmed.text(instance, MAX_NAME);
    }

    /** Whether it is of one of these statuses, or may be: Netdata writes one that is not known here. */
    public boolean mayBe(Set<AlertStatus> statuses) {
        return !hasKnownStatus || statuses.contains(status);
    }

    /** What version 1 may list it by: the id of its chart, or the chart's name, which differs for some disks. */
    public Stream<String> keys() {
        return Stream.concat(chartId.stream(), Stream.of(instance)).map(chart -> chart + '.' + alert);
    }

    public NetdataAlert withSilenced(Boolean silenced) {
        return new NetdataAlert(alert, status, hasKnownStatus, node, nodeId, context, instance, chartId, value, units, since,
                info,
                Optional.ofNullable(silenced));
    }

    public static Optional<String> name(String text) {
        return text(text, MAX_NAME);
    }

    public static Optional<String> info(String text) {
        return text(text, MAX_INFO);
    }

    /** A time in seconds since 1970, where there is one. */
    public static Optional<Instant> time(Long seconds) {
        return Optional.ofNullable(seconds).filter(since -> since > 0 && since < 100_000_000_000L).map(Instant::ofEpochSecond);
    }

    /** A number that JSON can carry. */
    public static Optional<Double> number(Double value) {
        return Optional.ofNullable(value).filter(Double::isFinite);
    }

    private static Optional<String> text(String text, int length) {
        return Optional.ofNullable(text).filter(known -> !known.isBlank()).map(known -> Trimmed.text(known, length));
    }
}
