package com.insightpulseai.mcp.generator.mcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.config.ToolPresentation;

/**
 * Holds the catalogue to what the clients of all vendors take. Most of them drop every tool of a server because of one that
 * they do not understand.
 */
public final class CatalogueLint {

    /** A client drops tools above 16,384 bytes, and what it adds is not known. */
    static final int LARGEST_INPUT_BYTES = 8 * 1024;

    private static final List<String> HINTS = List.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, String> toolByName = new HashMap<>();

    private CatalogueLint() {
    }

    /**
     * Lints all tools.
     *
     * @param catalogue an array of tools as {@link McpCatalogue} writes them
     * @return a line for each mistake: file, tool, place, rule and what to do
     */
    public static List<String> mistakes(JsonNode catalogue) {
        CatalogueLint lint = new CatalogueLint();
        catalogue.forEach(lint::check);
        return lint.mistakes;
    }

    private void check(JsonNode tool) {
        String id = tool.path("provider").asText() + "/" + tool.path("tool").asText();
        String place = McpCatalogue.PATH + ": " + id + ": ";
        checkName(place, id, tool.path("name").asText());
        checkText(place + "title", tool.path("title"), ToolPresentation.LONGEST_TITLE);
        checkText(place + "description", tool.path("description"), ToolPresentation.LONGEST_DESCRIPTION);
        checkHints(place + "annotations", tool.path("annotations"));
        checkInput(place + "inputSchema", tool.path("inputSchema"));
        checkRoot(place + "outputSchema", tool.path("outputSchema"));
        mistakes.addAll(SchemaLint.ofInput(place + "inputSchema", tool.path("inputSchema")));
        mistakes.addAll(SchemaLint.ofOutput(place + "outputSchema", tool.path("outputSchema")));
    }

    private void checkName(String place, String id, String name) {
        if (!McpToolName.isValid(name)) {
            mistakes.add(place + "name: '" + name + "' is not of the form [a-z][a-z0-9_]{0," + (McpToolName.LONGEST - 1)
                    + "}; rename the tool");
        }
        String other = toolByName.putIfAbsent(name, id);
        if (other != null) {
            mistakes.add(place + "name: '" + name + "' is the name of " + other + " too; rename one of them");
        }
    }

    private void checkText(String place, JsonNode text, int longest) {
        int length = text.asText().codePointCount(0, text.asText().length());
        if (!text.isTextual() || text.asText().isBlank()) {
            mistakes.add(place + ": is missing; write it in provider-config.yaml");
        } else if (length > longest) {
            mistakes.add(place + ": has " + length + " characters; use at most " + longest);
        }
    }

    private void checkHints(String place, JsonNode hints) {
        HINTS.stream().filter(hint -> !hints.path(hint).isBoolean())
                .forEach(hint -> mistakes.add(place + "." + hint + ": is missing, and clients would assume the worst; write "
                        + "effect, open_world, and for a write destructive and idempotent in provider-config.yaml"));
        if (hints.path("readOnlyHint").asBoolean() && hints.path("destructiveHint").asBoolean()) {
            mistakes.add(place + ": a tool that only reads destroys nothing; correct effect in provider-config.yaml");
        }
    }

    private void checkInput(String place, JsonNode schema) {
        checkRoot(place, schema);
        int bytes = schema.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_INPUT_BYTES) {
            mistakes.add(place + ": has " + bytes + " bytes; use at most " + LARGEST_INPUT_BYTES
                    + ", with fewer fields or shorter descriptions");
        }
        if (!schema.path("additionalProperties").isBoolean() || schema.path("additionalProperties").asBoolean()) {
            mistakes.add(place + ".additionalProperties: is not false, and the tool refuses unknown fields; write false");
        }
    }

    private void checkRoot(String place, JsonNode schema) {
        if (!schema.path("type").asText().equals("object")) {
            mistakes.add(place + ".type: is not object, which clients expect at the root; make input and output records");
        }
    }
}
