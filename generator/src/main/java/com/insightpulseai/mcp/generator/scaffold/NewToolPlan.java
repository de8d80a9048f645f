package com.insightpulseai.mcp.generator.scaffold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/**
 * All files of a tool that does not exist yet. One of the class {@code reads} asks for a short list, any other sends something
 * to be done.
 */
final class NewToolPlan {

    static final String READS = "reads";

    private final Checkout checkout;
    private final Plan plan;
    private final ToolId id;
    private final String type;
    private final boolean reads;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * @param role the least that may call it
     * @param quota class that its calls are counted against
     * @param path of the operation below the provider's base URL
     * @param summary one sentence without a full stop
     */
    NewToolPlan(Checkout checkout, ExistingProvider provider, ToolId id, String role, String quota, String path,
            String summary) {
        this.checkout = checkout;
        this.plan = new Plan(checkout);
        this.id = id;
        this.type = PascalCase.of(id.tool());
        this.reads = quota.equals(READS);
        String credential = provider.credentialType();
        values.putAll(Map.of("provider", id.provider(), "Provider", Words.capitalized(id.provider()), "tool", id.tool(), "Tool",
                type, "id", id.toString(), "module", Tool.module(id), "package", FreeName.javaPackage(id), "method",
                Words.method(id.tool()), "version", Scaffold.version(checkout), "path", path));
        values.putAll(Map.of("role", role, "quota", quota, "reads", reads, "summary", summary, "summaryLower",
                Words.decapitalized(summary), "summaryText", Words.yaml(summary), "titleText",
                Words.yaml(Words.toolTitle(provider.title(), id.tool())), "basePath", provider.basePath()));
        values.putAll(Map.of("secret", provider.vaultKey().isPresent(), "vaultKey", provider.vaultKey().orElse(""), "optional",
                credential.startsWith("Optional"), "credentials", !credential.isEmpty(), "credentialType", credential,
                "credential", credential.isEmpty() ? "()" : "credential", "credentialArgument",
                credential.isEmpty() ? "" : "credential, "));
        values.put("mcpName", McpToolName.of(id));
        values.put("recorded", RecordedResponses.recordedPath(id.provider()));
        values.put("example", reads ? "{\"limit\":5}" : "{\"name\":\"first\"}");
        values.put("answer",
                reads ? "{\"items\":[{\"id\":\"1\",\"name\":\"first\"},{\"id\":\"2\",\"name\":\"second\"}],\"truncated\":false}"
                        : "{\"id\":\"1\",\"name\":\"first\"}");
    }

    Plan plan() {
        plan.change(Checkout.PROVIDER_CONFIG, yaml -> ConfigInsertion.addTool(yaml, id.provider(), render("tool.yaml")));
        addModule();
        addToSimulations();
        plan.create("docs/tools/" + Tool.module(id) + ".md", render("page.md"));
        plan.change(CataloguePage.PATH, page -> CataloguePage.add(page, id.provider(), "| [`%s`](%s.md) | %s | %s | %s | 15 s |"
                .formatted(id, Tool.module(id), values.get("summaryLower"),
                        values.get("role").toString().replace("ops_", ""), values.get("quota")),
                "call " + id + " '" + values.get("example") + "'"));
        plan.change(Changelog.PATH, text -> Changelog.add(text, "The tool `" + id + "`: " + values.get("summaryLower") + "."));
        Scaffold.updateModules(plan, checkout);
        return plan;
    }

    private void addModule() {
        String module = "functions/" + Tool.module(id);
        String code = "/java/com/insightpulseai/mcp/functions/" + id.provider() + "/" + values.get("package") + "/" + type;
        String kind = reads ? "read/" : "write/";
        plan.create(module + "/pom.xml", render("pom.xml"));
        plan.create(module + "/src/main" + code + ".java", render("Endpoint.java"));
        plan.create(module + "/src/main" + code + "Api.java", render("Api.java"));
        for (String part : reads ? List.of("Input", "Output", "Answer") : List.of("Input", "Output", "Request", "Answer")) {
            plan.create(module + "/src/main" + code + part + ".java", render(kind + part + ".java"));
        }
        plan.create(module + "/src/test" + code + "Test.java", render(kind + "Test.java"));
        plan.create(module + "/src/test" + code + "IT.java", render("IT.java"));
        plan.create(module + "/src/main/resources/examples/" + id + ".json", values.get("example") + "\n");
    }

    private void addToSimulations() {
        String recorded = RecordedResponses.recordedPath(id.provider());
        String answer = "{\"method\": \"%s\", \"path\": \"%s\", \"status\": 200, \"body\": %s}".formatted(
                reads ? "GET" : "POST",
                values.get("basePath").toString() + values.get("path"), reads
                        ? "{\"items\": [{\"id\": \"1\", \"name\": \"first\"}, {\"id\": \"2\", \"name\": \"second\"}]}"
                        : "{\"id\": \"1\", \"name\": \"first\"}");
        if (checkout.has(recorded)) {
            plan.change(recorded, text -> RecordedResponses.record(text, answer));
        } else {
            plan.create(recorded, RecordedResponses.record("[]", answer));
        }
        String stub = "providers/" + id.provider() + "/stub/src/main/";
        String description = stub + "resources/openapi/" + id.provider() + ".json";
        if (checkout.has(description)) {
            plan.change(description, text -> RecordedResponses.describe(text, render("operation.json")));
        }
        String requests = stub + "java/com/insightpulseai/mcp/provider/" + id.provider() + "/stub/" + values.get("Provider")
                + "Requests.java";
        if (checkout.has(requests)) {
            plan.change(requests, text -> RecordedResponses.allow(text, "entry(\"" + (reads ? "" : "POST ") + values.get("path")
                    + "\", Set.of(" + (reads ? "\"limit\"" : "") + "))"));
        }
    }

    private String render(String template) {
        return Scaffold.text(template, values);
    }

    /** What to do when all is written. */
    String next() {
        return render("next.txt") + render("try.txt");
    }
}
