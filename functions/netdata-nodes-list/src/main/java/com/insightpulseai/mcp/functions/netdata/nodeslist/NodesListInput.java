package com.insightpulseai.mcp.functions.netdata.nodeslist;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Which part of the list of nodes. */
public record NodesListInput(
        @JsonPropertyDescription(LIMIT) @Min(1) @Max(500) Integer limit,
        @JsonPropertyDescription(CURSOR) @Pattern(regexp = OFFSET, message = OFFSET_MESSAGE) String cursor) {

    private static final String LIMIT = "Nodes at most, 1 to 500; 100 unless given";
    private static final String CURSOR = "next_cursor of the page before; the first page unless given";
    private static final String OFFSET = "0|[1-9][0-9]{0,5}";
    private static final String OFFSET_MESSAGE = "must be the next_cursor of an answer";
    private static final int DEFAULT_LIMIT = 100;
    private static final String FIRST = "0";

    public NodesListInput {
        limit = limit == null ? DEFAULT_LIMIT : limit;
        cursor = cursor == null ? FIRST : cursor;
    }

    /** How many nodes come before the page. Only for a validated input. */
    @JsonIgnore
    int offset() {
        return Integer.parseInt(cursor);
    }
}
