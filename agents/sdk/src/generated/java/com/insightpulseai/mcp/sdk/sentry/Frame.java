// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param function Function
 * @param module Module or class
 * @param filename File
 * @param line Line, from 1
 * @param column Column, from 1
 * @param inApp True for the program's own code
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Frame(
        @JsonProperty(value = "function") Optional<String> function,
        @JsonProperty(value = "module") Optional<String> module,
        @JsonProperty(value = "filename") Optional<String> filename,
        @JsonProperty(value = "line") Optional<Long> line,
        @JsonProperty(value = "column") Optional<Long> column,
        @JsonProperty(value = "in_app", required = true) boolean inApp) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Frame {
        function = function == null ? Optional.empty() : function;
        module = module == null ? Optional.empty() : module;
        filename = filename == null ? Optional.empty() : filename;
        line = line == null ? Optional.empty() : line;
        column = column == null ? Optional.empty() : column;
    }
}
