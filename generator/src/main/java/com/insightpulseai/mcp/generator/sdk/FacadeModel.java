package com.insightpulseai.mcp.generator.sdk;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/**
 * The facade of one provider.
 *
 * @param provider such as {@code socket}
 * @param name such as {@code Socket}
 * @param title as people know the provider
 * @param root the SDK's package
 */
record FacadeModel(String provider, String name, String title, String root, List<ToolModel> tools) {

    /** Constants of the SDK's {@code Effect} by quota class; all other tools read. */
    private static final Map<String, String> EFFECTS = Map.of("scans", "SCAN", "writes", "WRITE");

    /** Names of the records to import. */
    List<String> imports() {
        return tools.stream().flatMap(tool -> tool.types().stream()).distinct().sorted()
                .map(type -> root + "." + provider + "." + type).toList();
    }

    boolean hasPages() {
        return tools.stream().anyMatch(ToolModel::isPaged);
    }

    boolean hasEmptyInput() {
        return tools.stream().anyMatch(tool -> !tool.hasInput());
    }

    /**
     * A tool's methods.
     *
     * @param method such as {@code scanRepo}
     * @param type such as {@code ScanRepo}
     * @param hasInput whether its input has any field
     * @param item type of the items of its pages; empty where it has none
     * @param items the component that holds them
     */
    record ToolModel(String id, String version, String effect, String summary, String method, String type, boolean hasInput,
            String item, String items) {

        static ToolModel of(Tool tool, JsonNode parts) {
            String type = PascalCase.of(tool.id().tool());
            boolean isPaged = parts.at("/input/properties/cursor").isObject()
                    && parts.at("/output/properties/next_cursor").isObject();
            List<Map.Entry<String, JsonNode>> lists = parts.at("/output/properties").properties().stream()
                    .filter(field -> field.getValue().at("/items/properties").isObject()).toList();
            // A page has one list of objects; with several it is not known which one goes on.
            boolean hasItems = isPaged && lists.size() == 1;
            return new ToolModel(tool.id().toString(), tool.policy().schemaVersion(),
                    tool.policy().quotaClass().map(EFFECTS::get).orElse("READ"), JavadocText.escaped(tool.summary()),
                    JavaNames.component(tool.id().tool(), ""), type, !parts.at("/input/properties").isEmpty(),
                    hasItems ? lists.get(0).getValue().at("/items/title").asText() : "",
                    hasItems ? JavaNames.component(lists.get(0)) : "");
        }

        boolean isPaged() {
            return !item.isEmpty();
        }

        /** The name of its constant, such as {@code SCAN_REPO}. */
        String constant() {
            return method.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        }

        List<String> types() {
            return List.of(hasInput ? type + "Request" : type + "Result", type + "Result", isPaged() ? item : type + "Result");
        }
    }
}
