package com.insightpulseai.mcp.generator.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.config.ToolHints;
import com.insightpulseai.mcp.config.ToolPresentation;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Tool;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;

/** {@code mcp/catalogue.json}: all tools as the MCP endpoint lists them, in the order of the configuration. */
public final class McpCatalogue implements Part {

    static final String PATH = "functions/mcp/src/main/resources/mcp/catalogue.json";

    private final ObjectMapper mapper = new ObjectMapper();
    private final ToolSchemas schemas;

    public McpCatalogue(ToolSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        List<String> mistakes = new ArrayList<>();
        ArrayNode tools = mapper.createArrayNode();
        catalogue.tools().forEach(tool -> entry(tool, mistakes).ifPresent(tools::add));
        if (mistakes.isEmpty()) {
            mistakes.addAll(CatalogueLint.mistakes(tools));
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return List.of(new GeneratedFile(PATH, Json.text(tools)));
    }

    private Optional<ObjectNode> entry(Tool tool, List<String> mistakes) {
        ToolPresentation presentation = tool.policy().presentation();
        Optional<String> title = required(tool, "title", presentation.title(), "the tool's name for people", mistakes);
        Optional<String> description = required(tool, "description", presentation.description(),
                "for an agent: what the tool is for, what it is not for, which tool comes next", mistakes);
        Optional<ToolHints> hints = required(tool, "effect", presentation.hints(), "read or write", mistakes);
        if (title.isEmpty() || description.isEmpty() || hints.isEmpty()) {
            return Optional.empty();
        }
        JsonNode parts = schemas.present(tool).path("$defs");
        ObjectNode entry = mapper.createObjectNode().put("provider", tool.id().provider()).put("tool", tool.id().tool())
                .put("schema_version", tool.policy().schemaVersion()).put("name", McpToolName.of(tool.id()))
                .put("title", title.get()).put("description", description.get());
        entry.set("inputSchema", ProfileSchema.of(parts.path("input"), tool.id() + ": inputSchema", mistakes));
        entry.set("outputSchema", ProfileSchema.of(parts.path("output"), tool.id() + ": outputSchema", mistakes));
        entry.putObject("annotations").put("readOnlyHint", hints.get().readOnly())
                .put("destructiveHint", hints.get().destructive()).put("idempotentHint", hints.get().idempotent())
                .put("openWorldHint", hints.get().openWorld());
        return Optional.of(entry);
    }

    private static <T> Optional<T> required(Tool tool, String field, Optional<T> value, String meaning, List<String> mistakes) {
        if (value.isEmpty()) {
            mistakes.add("provider-config.yaml: providers." + tool.id().provider() + ".tools[" + tool.position() + "]." + field
                    + ": is missing, and MCP clients need it; write it: " + meaning);
        }
        return value;
    }
}
