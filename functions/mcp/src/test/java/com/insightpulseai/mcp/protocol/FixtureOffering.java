package com.insightpulseai.mcp.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** Two tools and some resources, among them those that the official conformance suite asks for by name. */
final class FixtureOffering implements Offering {

    private static final String SCHEMA_2020_12 = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","$defs":{"address":{"$anchor":"addressDef",\
            "type":"object","properties":{"street":{"type":"string"},"city":{"type":"string"}}}},"properties":{\
            "name":{"type":"string"},"address":{"$ref":"#/$defs/address"},"contactMethod":{"type":"string",\
            "enum":["phone","email"]},"phone":{"type":"string"},"email":{"type":"string"}},\
            "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],\
            "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},\
            "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}""";

    private static final String EMPTY = "{\"type\":\"object\",\"additionalProperties\":false}";
    private static final byte[] PIXEL = { (byte) 0x89, 'P', 'N', 'G' };

    private final int perPage;

    FixtureOffering(int perPage) {
        this.perPage = perPage;
    }

    @Override
    public ToolPages tools() {
        return ToolPages.of(List.of(tool("test_simple_text", EMPTY), tool("test_error_handling", EMPTY),
                tool("json_schema_2020_12_tool", SCHEMA_2020_12)), perPage);
    }

    private static ListedTool tool(String name, String schema) {
        return new ListedTool(name, "{\"name\":\"" + name + "\",\"description\":\"A fixture\",\"inputSchema\":" + schema + "}");
    }

    @Override
    public List<ListedResource> resources() {
        return List.of(
                new ListedResource("test://static-text", "text", "Text", "A text", Optional.of("text/plain")),
                new ListedResource("test://static-binary", "binary", "Binary", "An image", Optional.of("image/png")));
    }

    @Override
    public List<ListedResource> resourceTemplates() {
        return List.of(new ListedResource("test://template/{id}/data", "data", "Data", "Data by id",
                Optional.of("application/json")));
    }

    @Override
    public Uni<Optional<ToolAnswer>> call(ToolCall call) {
        return Uni.createFrom().item(switch (call.name()) {
            case "test_simple_text" -> Optional.of(new ToolAnswer.Good("This is a simple text response for testing.",
                    Optional.empty(), Map.of("test/arguments", call.arguments().orElse("null"))));
            case "test_error_handling" -> Optional.of(
                    new ToolAnswer.Failed("This tool intentionally returns an error for testing", Map.of()));
            default -> Optional.empty();
        });
    }

    @Override
    public Uni<Optional<ResourceContent>> read(String uri) {
        return Uni.createFrom().item(() -> switch (uri) {
            case "test://static-text" -> Optional.of(new ResourceContent.Text("text/plain",
                    "This is the content of the static text resource."));
            case "test://static-binary" -> Optional.of(new ResourceContent.Binary("image/png", PIXEL));
            case "test://template/123/data" -> Optional.of(new ResourceContent.Text("application/json",
                    "{\"id\":\"123\",\"templateTest\":true,\"data\":\"Data for ID: 123\"}"));
            case "test://broken" -> throw new ResourceUnavailableException("It cannot be read now.");
            default -> Optional.empty();
        });
    }
}
