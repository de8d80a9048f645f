package com.insightpulseai.mcp.generator.aws;

import com.insightpulseai.mcp.generator.catalogue.Tool;

/**
 * A request that a function answers.
 *
 * @param suffix what tells its resources from those of the function's other routes; may be empty
 * @param path with a leading slash, and {@code {name}} for what varies
 */
record Route(String suffix, String method, String path) {

    static Route of(Tool tool) {
        return new Route("", "POST", tool.path());
    }

    /** The path as the ARNs of requests match it. */
    String pathPattern() {
        return path.replaceAll("\\{[^}]*}", "*");
    }
}
