package com.insightpulseai.mcp.scanner.place;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/** Lock files with a table {@code [[package]]} for each package: those of uv, Poetry and Cargo. */
final class TomlLockNames implements NameScanner {

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        Table table = new Table(lines);
        manifest.forEachLine((line, number) -> {
            if (line.startsWith("[")) {
                table.end();
                String header = line.strip();
                table.isPackage = header.equals("[[package]]") || header.equals("[[packages]]");
            } else if (table.isPackage && line.startsWith("name")) {
                table.name = value(line, "name");
                table.line = number;
            } else if (table.isPackage && line.startsWith("version")) {
                table.version = value(line, "version");
            }
        });
        table.end();
    }

    /** Returns the text of {@code key = "text"}; empty for another key and another value. */
    private static String value(String line, String key) {
        String rest = line.substring(key.length()).strip();
        int quote = rest.length() < 2 || rest.charAt(0) != '=' ? -1 : rest.indexOf('"');
        int end = quote < 0 ? -1 : rest.indexOf('"', quote + 1);
        return end < 0 ? "" : rest.substring(quote + 1, end);
    }

    /** The table that is being read. */
    private static final class Table {

        private final NameLines lines;
        private boolean isPackage;
        private String name = "";
        private String version = "";
        private int line;

        private Table(NameLines lines) {
            this.lines = lines;
        }

        private void end() {
            lines.add(Kind.ENTRY, name, version, line);
            name = "";
            version = "";
        }
    }
}
