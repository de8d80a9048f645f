package com.insightpulseai.mcp.generator.scaffold;

import java.util.HashMap;
import java.util.Map;

import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.generator.Checkout;

/** All files of a provider that does not exist yet, with {@code health} as its only tool. */
final class NewProviderPlan {

    private static final String JAVA = "/src/main/java/com/insightpulseai/mcp/";
    private static final String TEST = "/src/test/java/com/insightpulseai/mcp/";
    private static final String HEALTH = "health";

    private final Checkout checkout;
    private final Plan plan;
    private final String name;
    private final String type;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * @param title the name that people know it by
     * @param purpose one sentence
     */
    NewProviderPlan(Checkout checkout, String name, String title, String purpose, BaseUrl url, Credential credential) {
        this.checkout = checkout;
        this.plan = new Plan(checkout);
        this.name = name;
        this.type = Words.capitalized(name);
        String health = "Says whether " + title + " works" + (credential.isNone() ? "" : " with the stored key");
        values.putAll(Map.of("provider", name, "Provider", type, "title", title, "titleText", Words.yaml(title), "purposeText",
                Words.yaml(purpose), "baseUrl", url.url(), "allowedHost", url.allowed(), "basePath", url.path(), "vaultKey",
                name + "_api_key", "header", credential.expression()));
        values.putAll(Map.of("secret", !credential.isNone(), "bearer", credential.isBearer(), "named",
                !credential.isBearer() && !credential.isNone(), "healthSummary", health, "healthSummaryLower",
                Words.decapitalized(health), "healthSummaryText", Words.yaml(health), "healthTitleText",
                Words.yaml(title + ": check connection")));
        values.putAll(Map.of("id", name + "/" + HEALTH, "module", name + "-" + HEALTH, "package", HEALTH, "Tool",
                type + "HealthTool",
                "summary", health, "version", Scaffold.version(checkout), "role", "ops_viewer", "example", "{}", "recorded",
                RecordedResponses.recordedPath(name)));
        values.put("mcpName", McpToolName.of(new ToolId(name, HEALTH)));
    }

    Plan plan() {
        plan.change(Checkout.PROVIDER_CONFIG, yaml -> ConfigInsertion.addProvider(yaml, render("config.yaml")));
        addModule();
        addStub();
        addLogin();
        addToSandbox();
        addHealth();
        plan.change(Changelog.PATH,
                text -> Changelog.add(text, "The provider " + values.get("title") + ", with `" + name + "/health`."));
        Scaffold.updateModules(plan, checkout);
        return plan;
    }

    private void addModule() {
        String module = "providers/" + name;
        String code = module + JAVA + "provider/" + name + "/";
        plan.create(module + "/pom.xml", render("pom.xml"));
        java(code + "package-info", "package-info");
        for (String part : new String[] { "Api", "Session", "Client", "Dialect" }) {
            java(code + type + part, part);
        }
        java(code + type + "Health", "ProviderHealth");
        java(code + "wire/package-info", "wire-package-info");
        java(code + "wire/" + type + "Status", "Status");
    }

    private void addStub() {
        String module = "providers/" + name + "/stub";
        String code = module + JAVA + "provider/" + name + "/stub/";
        plan.create(module + "/pom.xml", render("stub-pom.xml"));
        java(code + "package-info", "stub-package-info");
        for (String part : new String[] { "Stub", "FunctionTest" }) {
            java(code + type + part, part);
        }
        java(code + "WireMock" + type, "WireMock");
    }

    private void addLogin() {
        String migration = MigrationList.next(checkout, name + "_login");
        plan.create(MigrationList.FOLDER + migration, render("migration.sql"));
        plan.change(MigrationList.PATH, source -> MigrationList.add(source, migration));
    }

    private void addToSandbox() {
        String sandbox = "com.insightpulseai.mcp.hub.sandbox.";
        java("hub" + JAVA + "hub/sandbox/" + name + "/Simulated" + type, "Sandbox");
        plan.change("hub/src/main/resources/META-INF/services/" + sandbox + "SimulatedUpstream",
                services -> services.stripTrailing() + "\n" + sandbox + name + ".Simulated" + type + "\n");
        plan.create(RecordedResponses.recordedPath(name), render("recorded.json"));
    }

    private void addHealth() {
        String module = "functions/" + name + "-" + HEALTH;
        String code = JAVA + "functions/" + name + "/health/";
        plan.create(module + "/pom.xml", Scaffold.text("pom.xml", values));
        java(module + code + type + "HealthTool", "Health");
        java(module + code.replace(JAVA, TEST) + type + "HealthToolTest", "HealthTest");
        plan.create(module + code.replace(JAVA, TEST) + type + "HealthToolIT.java", Scaffold.text("IT.java", values));
        plan.create(module + "/src/main/resources/examples/" + name + "/health.json", "{}\n");
        plan.create("docs/tools/" + name + "-health.md", render("page.md"));
        plan.change(CataloguePage.PATH,
                page -> CataloguePage.add(page, name, "| [`%s/health`](%s-health.md) | %s | viewer | – | 5 s |"
                        .formatted(name, name, values.get("healthSummaryLower")), "call " + name + "/health '{}'"));
    }

    private void java(String path, String template) {
        plan.create(path + ".java", render(template + ".java"));
    }

    private String render(String template) {
        return Scaffold.text("provider/" + template, values);
    }

    /** What to do when all is written. */
    String next() {
        return render("next.txt") + Scaffold.text("try.txt", values);
    }
}
