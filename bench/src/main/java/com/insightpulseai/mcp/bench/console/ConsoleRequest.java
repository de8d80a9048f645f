package com.insightpulseai.mcp.bench.console;

import java.util.Map;

/**
 * A request of the console's pages.
 *
 * @param name heading in the report and part of the plans' file names
 * @param path with its query, in which {@code {name}} stands for one of the samples
 */
record ConsoleRequest(String name, String path) {

    /** The path for a reader's samples. */
    String path(Map<String, String> samples) {
        String filled = path;
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            filled = filled.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return filled;
    }
}
