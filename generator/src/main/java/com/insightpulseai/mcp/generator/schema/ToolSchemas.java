package com.insightpulseai.mcp.generator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/**
 * The JSON Schemas of every tool's input and output, a file for each version. A file that is there is published: what answers
 * its version has to serve its callers.
 */
public final class ToolSchemas implements Part {

    private static final String FOLDER = "src/main/resources/schemas/";

    private final ObjectMapper mapper = new ObjectMapper();
    private final RecordSchemas records = new RecordSchemas();
    private final Endpoints endpoints;

    public ToolSchemas(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Where the schemas of a version are. */
    public static String path(Tool tool, String version) {
        return FOLDER + tool.id() + "/" + version + ".json";
    }

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        List<GeneratedFile> files = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Tool tool : catalogue.tools()) {
            for (String version : tool.versions()) {
                try {
                    files.add(file(tool, version, checkout));
                } catch (Mistakes e) {
                    mistakes.addAll(e.all());
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return files;
    }

    /** The schemas of the version that answers when the caller pins none. */
    public ObjectNode present(Tool tool) {
        return document(tool, tool.policy().schemaVersion(), endpoint(tool));
    }

    private GeneratedFile file(Tool tool, String version, Checkout checkout) {
        String path = path(tool, version);
        Optional<JsonNode> published = checkout.read(path).map(text -> Json.parse(path, text));
        boolean isPresent = version.equals(tool.policy().schemaVersion());
        Optional<Endpoint> own = endpoints.at(tool.path() + "/" + version);
        ObjectNode answered = document(tool, version, own.orElseGet(() -> endpoint(tool)));
        published.ifPresent(schema -> refuseBreaks(tool, version, schema, answered));
        if (isPresent || own.isPresent()) {
            return new GeneratedFile(path, Json.text(answered));
        }
        // The present endpoint answers more than the version has; what its callers know of it stays.
        return new GeneratedFile(path, checkout.read(path).orElseThrow(() -> new Mistakes("provider-config.yaml: " + tool.id()
                + ": older_schema_versions: '" + version + "' was never published; remove it, or write an endpoint for it at "
                + tool.path() + "/" + version)));
    }

    private Endpoint endpoint(Tool tool) {
        return endpoints.at(tool.path()).orElseThrow(() -> new Mistakes("functions/" + tool.module()
                + ": no class answers " + tool.path() + "; write one with @Path(\"" + tool.path() + "\") and a method with "
                + "@ProviderTool(\"" + tool.id() + "\")"));
    }

    private static void refuseBreaks(Tool tool, String version, JsonNode published, JsonNode answered) {
        List<String> breaks = Stream.concat(
                Compatibility.breaksOfInput(published.at("/$defs/input"), answered.at("/$defs/input")).stream(),
                Compatibility.breaksOfOutput(published.at("/$defs/output"), answered.at("/$defs/output")).stream()).toList();
        if (!breaks.isEmpty()) {
            throw new Mistakes(breaks.stream().map(change -> tool.id() + " " + version + " is published: " + change
                    + "; undo it, or give the tool a new schema_version and list " + version
                    + " among older_schema_versions (CONTRIBUTING.md says how)").toList());
        }
    }

    private ObjectNode document(Tool tool, String version, Endpoint endpoint) {
        ObjectNode document = mapper.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "tag:insightpulseai.com,2026:tool/" + tool.id() + "/" + version)
                .put("title", tool.id() + " " + version)
                .put("description", tool.summary());
        ObjectNode parts = document.putObject("$defs");
        parts.set("input", records.input(endpoint.input()));
        parts.set("output", records.output(endpoint.output()));
        return document;
    }
}
