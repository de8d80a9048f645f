package com.insightpulseai.mcp.scanner.place;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * {@code go.mod}: what it requires, one by one or in a block. What it excludes or replaces is a mention at the most.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file">Go: go.mod files</a>
 */
final class GoModNames implements NameScanner {

    private static final String REQUIRE = "require";

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        boolean[] isBlock = new boolean[1];
        manifest.forEachLine((line, number) -> {
            String text = line.strip();
            if (text.startsWith(REQUIRE) && text.endsWith("(")) {
                isBlock[0] = true;
            } else if (text.startsWith(")")) {
                isBlock[0] = false;
            } else if (isBlock[0] || text.startsWith(REQUIRE + ' ')) {
                String[] parts = (isBlock[0] ? text : text.substring(REQUIRE.length()).strip()).split("\\s", 3);
                if (parts.length > 1) {
                    lines.add(text.contains("// indirect") ? Kind.ENTRY : Kind.DIRECT, parts[0], parts[1], number);
                }
            }
        });
    }
}
