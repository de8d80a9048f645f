// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/package.check}, {@code socket/scan.get}, {@code socket/scan.repo}.
 *
 * @param critical critical
 * @param high high
 * @param medium medium
 * @param low low
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SeveritySummary(
        @JsonProperty(value = "critical", required = true) long critical,
        @JsonProperty(value = "high", required = true) long high,
        @JsonProperty(value = "medium", required = true) long medium,
        @JsonProperty(value = "low", required = true) long low) {
}
