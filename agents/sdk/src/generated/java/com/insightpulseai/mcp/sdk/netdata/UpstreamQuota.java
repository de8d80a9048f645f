// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/health}.
 *
 * @param used Units used in the present window
 * @param total Units in a window
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UpstreamQuota(
        @JsonProperty(value = "used", required = true) long used,
        @JsonProperty(value = "total", required = true) long total) {
}
