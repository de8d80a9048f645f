// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Part of {@code netdata/alerts.history}.
 *
 * @param at Time of the change, RFC 3339 in UTC
 * @param alert Name of the alert
 * @param status Its status from then on
 * @param oldStatus Its status until then
 * @param node Host name of the node, empty where it is not known
 * @param context Context of its metric
 * @param instance Instance of the metric, such as disk_space./var
 * @param value Value then
 * @param oldValue Value at the change before
 * @param units Unit of the values
 * @param oldDurationSeconds Duration of the old status, in seconds
 * @param info Subject of the alert
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertTransition(
        @JsonProperty(value = "at", required = true) Instant at,
        @JsonProperty(value = "alert", required = true) String alert,
        @JsonProperty(value = "status", required = true) Status status,
        @JsonProperty(value = "old_status", required = true) OldStatus oldStatus,
        @JsonProperty(value = "node", required = true) String node,
        @JsonProperty(value = "context") Optional<String> context,
        @JsonProperty(value = "instance", required = true) String instance,
        @JsonProperty(value = "value") Optional<Double> value,
        @JsonProperty(value = "old_value") Optional<Double> oldValue,
        @JsonProperty(value = "units") Optional<String> units,
        @JsonProperty(value = "old_duration_seconds") Optional<Long> oldDurationSeconds,
        @JsonProperty(value = "info") Optional<String> info) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AlertTransition {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(oldStatus, "old_status");
        Objects.requireNonNull(node, "node");
        context = context == null ? Optional.empty() : context;
        Objects.requireNonNull(instance, "instance");
        value = value == null ? Optional.empty() : value;
        oldValue = oldValue == null ? Optional.empty() : oldValue;
        units = units == null ? Optional.empty() : units;
        oldDurationSeconds = oldDurationSeconds == null ? Optional.empty() : oldDurationSeconds;
        info = info == null ? Optional.empty() : info;
    }

    /**
     * Its status from then on.
     */
    public enum Status {
        /** {@code critical}. */
        CRITICAL("critical"),
        /** {@code warning}. */
        WARNING("warning"),
        /** {@code clear}. */
        CLEAR("clear"),
        /** {@code undefined}. */
        UNDEFINED("undefined"),
        /** {@code uninitialized}. */
        UNINITIALIZED("uninitialized"),
        /** {@code removed}. */
        REMOVED("removed"),
        /** A word that is newer than this SDK. */
        UNRECOGNIZED("");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent; empty for {@link #UNRECOGNIZED}. */
        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Status of(String word) {
            for (Status known : values()) {
                if (known.word.equals(word)) {
                    return known;
                }
            }
            return UNRECOGNIZED;
        }
    }

    /**
     * Its status until then.
     */
    public enum OldStatus {
        /** {@code critical}. */
        CRITICAL("critical"),
        /** {@code warning}. */
        WARNING("warning"),
        /** {@code clear}. */
        CLEAR("clear"),
        /** {@code undefined}. */
        UNDEFINED("undefined"),
        /** {@code uninitialized}. */
        UNINITIALIZED("uninitialized"),
        /** {@code removed}. */
        REMOVED("removed"),
        /** A word that is newer than this SDK. */
        UNRECOGNIZED("");

        private final String word;

        OldStatus(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent; empty for {@link #UNRECOGNIZED}. */
        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static OldStatus of(String word) {
            for (OldStatus known : values()) {
                if (known.word.equals(word)) {
                    return known;
                }
            }
            return UNRECOGNIZED;
        }
    }
}
