package com.insightpulseai.mcp.generator.catalogue;

import java.util.List;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;

/**
 * A tool of the configuration.
 *
 * @param policy what is configured
 * @param summary what it does, in one sentence without a full stop
 * @param position its place among the provider's tools, counted from 0
 */
public record Tool(ToolPolicy policy, String summary, int position) {

    public ToolId id() {
        return policy.id();
    }

    /** The name of its module, such as {@code socket-scan-get}. */
    public String module() {
        return module(id());
    }

    /** The name of a tool's module. */
    public static String module(ToolId id) {
        return id.provider() + "-" + id.tool().replace('.', '-');
    }

    /** Where it is called, such as {@code /providers/socket/scan.get}. */
    public String path() {
        return id().path();
    }

    /** The versions of its input and output that are answered, the present one first. */
    public List<String> versions() {
        return policy.schemaVersions();
    }

    /** Where its example input is. */
    public String examplePath() {
        return "functions/" + module() + "/src/main/resources/examples/" + id() + ".json";
    }
}
