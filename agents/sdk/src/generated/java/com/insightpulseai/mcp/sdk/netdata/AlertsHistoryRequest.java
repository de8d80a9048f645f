// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Input of {@code netdata/alerts.history}, which lists how alerts changed their status.
 *
 * @param after Start: negative seconds before now, such as -3600, at least -2592000 (30 days), or a time in RFC 3339;
 *        -86400, a day, unless given
 * @param contexts Only alerts on one of these contexts, at most 10 of 255 characters, such as system.cpu
 * @param nodes Only alerts of one of these nodes, at most 10 of 255 characters, by host name or node id
 * @param alerts Only alerts with one of these names, at most 10 of 255 characters, such as disk_space_usage
 * @param limit Most changes of a page, 1 to 200; 50 unless given
 * @param cursor next_cursor of the page before
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertsHistoryRequest(
        @JsonProperty(value = "after") Optional<String> after,
        @JsonProperty(value = "contexts") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> contexts,
        @JsonProperty(value = "nodes") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> nodes,
        @JsonProperty(value = "alerts") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> alerts,
        @JsonProperty(value = "limit") Optional<Integer> limit,
        @JsonProperty(value = "cursor") Optional<String> cursor) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AlertsHistoryRequest {
        after = after == null ? Optional.empty() : after;
        contexts = contexts == null ? List.of() : List.copyOf(contexts);
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
        limit = limit == null ? Optional.empty() : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same input for another page. */
    public AlertsHistoryRequest withCursor(Optional<String> page) {
        return new AlertsHistoryRequest(
                after,
                contexts,
                nodes,
                alerts,
                limit,
                page);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder {

        private Optional<String> after = Optional.empty();
        private List<String> contexts = List.of();
        private List<String> nodes = List.of();
        private List<String> alerts = List.of();
        private Optional<Integer> limit = Optional.empty();
        private Optional<String> cursor = Optional.empty();

        private Builder() {
        }

        /**
         * Start: negative seconds before now, such as -3600, at least -2592000 (30 days), or a time in RFC 3339; -86400, a
         * day, unless given.
         */
        public Builder after(String after) {
            this.after = Optional.of(after);
            return this;
        }

        /**
         * Only alerts on one of these contexts, at most 10 of 255 characters, such as system.cpu.
         */
        public Builder contexts(List<String> contexts) {
            this.contexts = List.copyOf(contexts);
            return this;
        }

        /**
         * Only alerts of one of these nodes, at most 10 of 255 characters, by host name or node id.
         */
        public Builder nodes(List<String> nodes) {
            this.nodes = List.copyOf(nodes);
            return this;
        }

        /**
         * Only alerts with one of these names, at most 10 of 255 characters, such as disk_space_usage.
         */
        public Builder alerts(List<String> alerts) {
            this.alerts = List.copyOf(alerts);
            return this;
        }

        /**
         * Most changes of a page, 1 to 200; 50 unless given.
         */
        public Builder limit(int limit) {
            this.limit = Optional.of(limit);
            return this;
        }

        /**
         * Next_cursor of the page before.
         */
        public Builder cursor(String cursor) {
            this.cursor = Optional.of(cursor);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public AlertsHistoryRequest build() {
            return new AlertsHistoryRequest(
                    after,
                    contexts,
                    nodes,
                    alerts,
                    limit,
                    cursor);
        }
    }
}
