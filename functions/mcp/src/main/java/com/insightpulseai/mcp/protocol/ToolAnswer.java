package com.insightpulseai.mcp.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * What a tool's call came to. Clients show their model either the text or the structured content, and of a failure the text
 * only, so that nothing stands in one alone.
 */
public sealed interface ToolAnswer {

    /** Entries for the result's {@code _meta}: names with their JSON. */
    Map<String, String> meta();

    /**
     * The tool did its work.
     *
     * @param text for the model
     * @param structured the same as a JSON object; empty where the tool promises none
     */
    record Good(String text, Optional<String> structured, Map<String, String> meta) implements ToolAnswer {

        /** A JSON object, which is its own text. */
        public static Good of(String json, Map<String, String> meta) {
            return new Good(json, Optional.of(json), meta);
        }
    }

    /** The tool, or what guards it, refused or failed; the text says all that the model needs to act on it. */
    record Failed(String text, Map<String, String> meta) implements ToolAnswer {
    }
}
