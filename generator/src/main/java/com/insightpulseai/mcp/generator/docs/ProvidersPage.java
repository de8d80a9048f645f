package com.insightpulseai.mcp.generator.docs;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Part;
import com.insightpulseai.mcp.generator.TextTemplate;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;
import com.insightpulseai.mcp.generator.docs.FieldTable.Field;
import com.insightpulseai.mcp.generator.schema.Examples;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;

/** {@code docs/architecture/MCP_PROVIDERS.md}: all providers and tools on one page, with calls to copy. */
public final class ProvidersPage implements Part {

    private static final String PATH = "docs/architecture/MCP_PROVIDERS.md";
    private static final TextTemplate TEMPLATE = TextTemplate.of("MCP_PROVIDERS.md");

    /** A provider on the page. */
    record Section(String name, String title, String anchor, String purpose, String baseUrl, List<Limit> limits,
            List<Entry> tools) {
    }

    /** What a role may use up. */
    record Limit(String role, String budgets) {
    }

    /** A tool on the page. */
    record Entry(String id, String mcpName, String anchor, String page, String summary, String role, String quota, String time,
            String body,
            String versions,
            String stale, boolean kept, boolean hasInput, List<Field> input, List<Field> output, String schema,
            String example) {
    }

    private final ToolSchemas schemas;

    public ProvidersPage(ToolSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<GeneratedFile> files(Catalogue catalogue, Checkout checkout) {
        Examples examples = new Examples(checkout);
        List<Section> sections = catalogue.providers().stream().map(provider -> section(provider, examples)).toList();
        return List.of(new GeneratedFile(PATH, TEMPLATE.filled(Map.of("providers", sections))));
    }

    private Section section(Provider provider, Examples examples) {
        return new Section(provider.name(), provider.title(),
                provider.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'), provider.purpose(),
                provider.baseUrl(),
                provider.limits().entrySet().stream().map(role -> new Limit(role.getKey(), budgets(role.getValue()))).toList(),
                provider.tools().stream().map(tool -> entry(tool, examples)).toList());
    }

    private static String budgets(Optional<Map<String, String>> limits) {
        return limits.map(classes -> classes.entrySet().stream()
                .map(budget -> "`" + budget.getKey() + "` " + budget.getValue())
                .collect(Collectors.joining(", "))).orElse("unlimited");
    }

    private Entry entry(Tool tool, Examples examples) {
        JsonNode parts = schemas.present(tool).path("$defs");
        List<Field> input = FieldTable.of(parts.path("input"));
        String version = tool.policy().schemaVersion();
        return new Entry(tool.id().toString(), McpToolName.of(tool.id()), tool.id().toString().replaceAll("[/.]", ""),
                tool.module(), tool.summary(),
                shortly(tool.policy().minRole()), tool.policy().quotaClass().map(quota -> "`" + quota + "`").orElse("–"),
                seconds(tool.policy().timeout()), kibibytes(tool.policy().maxBodyBytes()),
                tool.versions().stream().map(each -> "`" + each + "`")
                        .collect(Collectors.joining(", ")),
                tool.policy().maxStale().map(age -> age.toSeconds() + " s").orElse("–"), tool.policy().maxStale().isPresent(),
                !input.isEmpty(), input, FieldTable.of(parts.path("output")), ToolSchemas.path(tool, version),
                // In single quotes for the shell.
                examples.of(tool, parts.path("input")).toString().replace("'", "'\\''"));
    }

    private static String shortly(OpsRole role) {
        return "`" + role.wireName() + "`";
    }

    private static String kibibytes(int bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " bytes";
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
