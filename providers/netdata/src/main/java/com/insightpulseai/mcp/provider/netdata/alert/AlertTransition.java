package com.insightpulseai.mcp.provider.netdata.alert;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.upstream.Trimmed;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A change of an alert's status.
 *
 * @param id grows with time
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertTransition(
        @JsonIgnore long id,
        @JsonPropertyDescription("Time of the change, RFC 3339 in UTC") Instant at,
        @JsonPropertyDescription("Name of the alert") String alert,
        @JsonPropertyDescription("Its status from then on") AlertStatus status,
        @JsonPropertyDescription("Its status until then") AlertStatus oldStatus,
        @JsonPropertyDescription("Host name of the node, empty where it is not known") String node,
        @JsonIgnore Optional<String> nodeId,
        @JsonPropertyDescription("Context of its metric") Optional<String> context,
        @JsonPropertyDescription("Instance of the metric, such as disk_space./var") String instance,
        @JsonPropertyDescription("Value then") Optional<Double> value,
        @JsonPropertyDescription("Value at the change before") Optional<Double> oldValue,
        @JsonPropertyDescription("Unit of the values") Optional<String> units,
        @JsonPropertyDescription("Duration of the old status, in seconds") Optional<Long> oldDurationSeconds,
        @JsonPropertyDescription("Subject of the alert") Optional<String> info) {

    private static final int MAX_NAME = 255;

    public AlertTransition {
        alert = Trimmed.text(alert, MAX_NAME);
        node = Trimmed.text(node, MAX_NAME);
        instance = Trimmed.text(instance, MAX_NAME);
    }

    public boolean hasNode() {
        return !node.isEmpty();
    }

    public AlertTransition withNode(String name) {
        return new AlertTransition(id, at, alert, status, oldStatus, name, nodeId, context, instance, value, oldValue, units,
                oldDurationSeconds, info);
    }

    /** @param seconds since 1970 */
    boolean isSince(long seconds) {
        return at.getEpochSecond() >= seconds;
    }
}
