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
 * Result of {@code netdata/health}.
 *
 * @param provider Name of the provider
 * @param status ok, degraded or down
 * @param latencyMs Duration of the check in milliseconds
 * @param checkedAt End of the check, RFC 3339 in UTC
 * @param message Why it is so, in one sentence
 * @param upstreamQuota The provider's own quota, where it tells
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HealthResult(
        @JsonProperty(value = "provider", required = true) String provider,
        @JsonProperty(value = "status", required = true) Status status,
        @JsonProperty(value = "latency_ms", required = true) long latencyMs,
        @JsonProperty(value = "checked_at", required = true) Instant checkedAt,
        @JsonProperty(value = "message", required = true) String message,
        @JsonProperty(value = "upstream_quota") Optional<UpstreamQuota> upstreamQuota) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public HealthResult {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(checkedAt, "checked_at");
        Objects.requireNonNull(message, "message");
        upstreamQuota = upstreamQuota == null ? Optional.empty() : upstreamQuota;
    }

    /**
     * Ok, degraded or down.
     */
    public enum Status {
        /** {@code ok}. */
        OK("ok"),
        /** {@code degraded}. */
        DEGRADED("degraded"),
        /** {@code down}. */
        DOWN("down"),
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
