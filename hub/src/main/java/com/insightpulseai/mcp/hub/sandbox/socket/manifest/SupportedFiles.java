package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The names of the files that the simulated Socket takes for manifests. */
public final class SupportedFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SupportedFiles() {
    }

    /**
     * The list by ecosystem and name.
     *
     * @see <a href="https://docs.socket.dev/reference/getsupportedfiles">Socket: get supported file types</a>
     */
    public static ObjectNode list() {
        ObjectNode list = JSON.createObjectNode();
        ManifestFormat.KNOWN.forEach(
                format -> list.withObjectProperty(format.ecosystem()).putObject(format.pattern()).put("pattern",
                        format.pattern()));
        return list;
    }
}
