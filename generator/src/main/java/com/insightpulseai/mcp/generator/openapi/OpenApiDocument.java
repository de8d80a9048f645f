package com.insightpulseai.mcp.generator.openapi;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.functions.health.HealthAnswer;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;
import com.insightpulseai.mcp.generator.schema.Examples;
import com.insightpulseai.mcp.generator.schema.RecordSchemas;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;
import com.insightpulseai.mcp.web.problem.Problem;

/**
 * The OpenAPI description of the whole system.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
public final class OpenApiDocument implements Part {

    private static final String PATH = "hub/src/main/resources/META-INF/resources/openapi.json";
    private static final String HEALTH_TAG = "health";

    private final ObjectMapper mapper = new ObjectMapper();
    private final RecordSchemas records = new RecordSchemas();
    private final ToolSchemas schemas;

    public OpenApiDocument(ToolSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        ObjectNode document = mapper.createObjectNode().put("openapi", "3.1.0");
        describe(document.putObject("info"));
        document.putArray("servers").addObject().put("url", "/").put("description", "The hub that serves this document");
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = document.putObject("paths");
        Operations operations = new Operations(mapper);
        ObjectNode components = Components.of(mapper);
        NestedTypes types = new NestedTypes((ObjectNode) components.path("schemas"));
        Examples examples = new Examples(checkout);
        for (Tool tool : catalogue.tools()) {
            ObjectNode parts = schemas.present(tool);
            types.add(Operations.typeName(tool) + "Input", (ObjectNode) parts.at("/$defs/input"));
            types.add(Operations.typeName(tool) + "Output", (ObjectNode) parts.at("/$defs/output"));
            paths.putObject(tool.path()).set("post", operations.call(tool, examples.of(tool, parts.at("/$defs/input"))));
        }
        operations.describeHealth(paths, HEALTH_TAG);
        types.add("Health", records.output(HealthAnswer.class));
        types.add("Problem", records.output(Problem.class));
        document.set("components", components);
        for (Provider provider : catalogue.providers()) {
            document.withArray("tags").addObject().put("name", provider.name()).put("description",
                    provider.title() + (provider.purpose().isEmpty() ? "" : ". " + provider.purpose() + "."));
        }
        document.withArray("tags").addObject().put("name", HEALTH_TAG).put("description", "Health of the providers.");
        return List.of(new GeneratedFile(PATH, Json.text(document)));
    }

    private static void describe(ObjectNode info) {
        info.put("title", "MCP Provider System")
                .put("summary", "Governed access to third-party operations tools")
                .put("description", """
                        Every call is authenticated, authorised by ops role, counted against a quota, recorded before and \
                        after, and made with a provider key that the caller never sees. Each path is also a function of its \
                        own on AWS.""")
                .put("version", "1.0.0");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    }
}
