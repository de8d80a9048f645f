package com.insightpulseai.mcp.generator.sdk;

import java.util.ArrayList;
import java.util.List;

/** Texts of the schemas in Javadoc. */
final class JavadocText {

    private static final int WIDTH = 120;

    private JavadocText() {
    }

    /** A text whose characters mean nothing to Javadoc. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;").replace("{", "&#123;")
                .replace("}", "&#125;").replace("*/", "*&#47;").replace("\\", "&#92;");
    }

    /**
     * A text in lines that fit a file.
     *
     * @param indent columns before each line
     * @param first what the text begins with, such as {@code @param name}; the other lines stand below it
     */
    static List<String> lines(int indent, String first, String text) {
        List<String> lines = new ArrayList<>();
        String below = first.isEmpty() ? "" : "       ";
        StringBuilder line = new StringBuilder(first);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > below.length() && indent + line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(below).append(word);
            } else {
                line.append(line.length() == 0 || line.toString().isBlank() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
