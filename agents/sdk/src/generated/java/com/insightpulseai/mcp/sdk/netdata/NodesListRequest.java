// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Input of {@code netdata/nodes.list}, which lists the nodes and whether they can be reached.
 *
 * @param limit Nodes at most, 1 to 500; 100 unless given
 * @param cursor next_cursor of the page before; the first page unless given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NodesListRequest(
        @JsonProperty(value = "limit") Optional<Integer> limit,
        @JsonProperty(value = "cursor") Optional<String> cursor) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public NodesListRequest {
        limit = limit == null ? Optional.empty() : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same input for another page. */
    public NodesListRequest withCursor(Optional<String> page) {
        return new NodesListRequest(
                limit,
                page);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder {

        private Optional<Integer> limit = Optional.empty();
        private Optional<String> cursor = Optional.empty();

        private Builder() {
        }

        /**
         * Nodes at most, 1 to 500; 100 unless given.
         */
        public Builder limit(int limit) {
            this.limit = Optional.of(limit);
            return this;
        }

        /**
         * Next_cursor of the page before; the first page unless given.
         */
        public Builder cursor(String cursor) {
            this.cursor = Optional.of(cursor);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public NodesListRequest build() {
            return new NodesListRequest(
                    limit,
                    cursor);
        }
    }
}
