package com.insightpulseai.mcp.generator.schema;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.JsonSchema;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** The example input of each tool, which its documentation shows and which the sandbox can answer. */
public final class Examples {

    private final Checkout checkout;

    public Examples(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * A tool's example.
     *
     * @param input the schema that it has to keep to
     * @throws Mistakes when there is none, or one that the tool would refuse
     */
    public JsonNode of(Tool tool, JsonNode input) {
        String path = tool.examplePath();
        JsonNode example = Json.parse(path, checkout.read(path)
                .orElseThrow(() -> new Mistakes(path + " is missing: an input of " + tool.id() + " that the sandbox answers")));
        List<String> mistakes = JsonSchema.of(input.toString()).mistakes(example, true);
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes.stream().map(mistake -> path + ": " + mistake).toList());
        }
        return example;
    }
}
