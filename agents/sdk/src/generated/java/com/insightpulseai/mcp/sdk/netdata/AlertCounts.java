// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/nodes.list}.
 *
 * @param critical Critical alerts
 * @param warning Warnings
 * @param clear Alerts that are clear
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertCounts(
        @JsonProperty(value = "critical", required = true) long critical,
        @JsonProperty(value = "warning", required = true) long warning,
        @JsonProperty(value = "clear", required = true) long clear) {
}
