package com.insightpulseai.mcp.functions.mcp;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.config.ToolHints;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPresentation;
import com.insightpulseai.mcp.protocol.ListedTool;

/**
 * A tool of the packaged catalogue, with what the configuration in force says of it.
 *
 * @param readOnly whether it changes nothing at its provider
 * @param idempotent whether calling it again with the same arguments changes nothing more
 */
record CatalogueEntry(ToolId tool, ListedTool listed, boolean readOnly, boolean idempotent) {

    private static final List<String> OWN_FIELDS = List.of("provider", "tool", "schema_version");
    private static final String HINTS = "annotations";

    static ToolId toolOf(ObjectNode packaged) {
        return new ToolId(packaged.path("provider").textValue(), packaged.path("tool").textValue());
    }

    static CatalogueEntry of(ObjectNode packaged, ToolPresentation presentation) {
        ObjectNode listed = packaged.deepCopy().remove(OWN_FIELDS);
        presentation.title().ifPresent(title -> listed.put("title", title));
        presentation.description().ifPresent(description -> listed.put("description", description));
        presentation.hints().ifPresent(hints -> put(listed.putObject(HINTS), hints));
        return new CatalogueEntry(toolOf(packaged), new ListedTool(listed.path("name").textValue(), listed.toString()),
                listed.path(HINTS).path("readOnlyHint").booleanValue(),
                listed.path(HINTS).path("idempotentHint").booleanValue());
    }

    private static void put(ObjectNode annotations, ToolHints hints) {
        annotations.put("readOnlyHint", hints.readOnly()).put("destructiveHint", hints.destructive())
                .put("idempotentHint", hints.idempotent()).put("openWorldHint", hints.openWorld());
    }
}
