// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code netdata/alerts.list}.
 *
 * @param alerts Alerts, the most urgent first
 * @param total Number of alerts that fit the question, altogether
 * @param truncated True if the page is shorter than asked for, to keep the answer small
 * @param nextCursor Cursor of the next page; absent at the end
 * @param unreadable Number of alerts that Netdata sent and that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertsListResult(
        @JsonProperty(value = "alerts", required = true) List<NetdataAlert> alerts,
        @JsonProperty(value = "total", required = true) long total,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AlertsListResult {
        alerts = List.copyOf(Objects.requireNonNull(alerts, "alerts"));
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
