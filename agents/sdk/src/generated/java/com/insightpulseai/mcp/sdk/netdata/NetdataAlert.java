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
 * Part of {@code netdata/alerts.list}.
 *
 * @param alert Name of the alert
 * @param status critical, warning, clear, undefined, uninitialized or removed
 * @param node Host name of the node, empty where Netdata does not name it
 * @param context Context of its metric, where the Agent tells it
 * @param instance Instance of the metric, such as disk_space./var
 * @param value Value that it looks at
 * @param units Unit of the value
 * @param since Time of its change of status, RFC 3339 in UTC
 * @param info Subject of the alert
 * @param silenced True if its notifications are silenced; absent where the Agent does not tell
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NetdataAlert(
        @JsonProperty(value = "alert", required = true) String alert,
        @JsonProperty(value = "status", required = true) Status status,
        @JsonProperty(value = "node", required = true) String node,
        @JsonProperty(value = "context") Optional<String> context,
        @JsonProperty(value = "instance", required = true) String instance,
        @JsonProperty(value = "value") Optional<Double> value,
        @JsonProperty(value = "units") Optional<String> units,
        @JsonProperty(value = "since") Optional<Instant> since,
        @JsonProperty(value = "info") Optional<String> info,
        @JsonProperty(value = "silenced") Optional<Boolean> silenced) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public NetdataAlert {
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(node, "node");
        context = context == null ? Optional.empty() : context;
        Objects.requireNonNull(instance, "instance");
        value = value == null ? Optional.empty() : value;
        units = units == null ? Optional.empty() : units;
        since = since == null ? Optional.empty() : since;
        info = info == null ? Optional.empty() : info;
        silenced = silenced == null ? Optional.empty() : silenced;
    }

    /**
     * Critical, warning, clear, undefined, uninitialized or removed.
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
}
