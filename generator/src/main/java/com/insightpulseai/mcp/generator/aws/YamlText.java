package com.insightpulseai.mcp.generator.aws;

/** Text as a YAML scalar. */
final class YamlText {

    private YamlText() {
    }

    /** In single quotes, between which nothing but they themselves has a meaning. */
    static String of(String text) {
        return "'" + text.replaceAll("\\s+", " ").replace("'", "''") + "'";
    }
}
