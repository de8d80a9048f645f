package com.insightpulseai.mcp.generator.scaffold;

import java.util.List;

/** {@code docs/tools/README.md}: a table of all tools, and a call of each that a test runs. */
final class CataloguePage {

    static final String PATH = "docs/tools/README.md";

    private CataloguePage() {
    }

    /** Adds a tool behind its provider's others, or behind all where its provider has none yet. */
    static String add(String page, String provider, String row, String call) {
        return withCall(withRow(page, provider, row), provider, call);
    }

    private static String withRow(String page, String provider, String row) {
        String own = "| [`" + provider + "/";
        boolean first = !Lines.hasLike(page, line -> line.startsWith(own));
        return Lines.afterLast(page, line -> line.startsWith(first ? "| [`" : own), "row of a tool, beginning with '| [`',",
                List.of(row));
    }

    private static String withCall(String page, String provider, String call) {
        String own = "call " + provider + "/";
        boolean first = !Lines.hasLike(page, line -> line.startsWith(own));
        return Lines.afterLast(page, line -> line.startsWith(first ? "call " : own),
                "call of a tool, beginning with 'call ',", first ? List.of("", call) : List.of(call));
    }
}
