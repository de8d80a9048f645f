package com.insightpulseai.mcp.scanner.place;

import java.util.HashMap;
import java.util.Map;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * {@code yarn.lock} of Yarn 1 and its successors: entries that begin with their specifiers, such as
 * {@code "a@npm:^1.0.0, b@npm:a@1.0.0":}. A specifier with an alias names the package that it stands for.
 */
final class YarnLockNames implements NameScanner {

    private static final String VERSION = "  version";
    private static final String RESOLUTION = "  resolution";

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        Entry entry = new Entry(lines);
        manifest.forEachLine((line, number) -> {
            if (line.isEmpty() || line.charAt(0) == '#') {
                return;
            }
            if (line.charAt(0) != ' ') {
                entry.end();
                entry.begin(line, number);
            } else if (line.startsWith(VERSION)) {
                entry.version = value(line, VERSION);
            } else if (line.startsWith(RESOLUTION)) {
                entry.name(value(line, RESOLUTION), number);
            }
        });
        entry.end();
    }

    private static String value(String line, String key) {
        String value = line.substring(key.length());
        return unquoted((value.startsWith(":") ? value.substring(1) : value).strip());
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"';
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The entry that is being read; its version comes after its names. */
    private static final class Entry {

        private final NameLines lines;
        private final Map<String, Integer> names = new HashMap<>();
        private String version = "";

        private Entry(NameLines lines) {
            this.lines = lines;
        }

        private void begin(String line, int number) {
            String header = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
            for (String specifier : unquoted(header).split(",")) {
                name(specifier, number);
            }
        }

        private void name(String text, int number) {
            NpmSpecifier specifier = NpmSpecifier.of(unquoted(text.strip()));
            NpmSpecifier real = NpmSpecifier.aliased(specifier.version()).orElse(specifier);
            names.putIfAbsent(real.name(), number);
        }

        private void end() {
            names.forEach((name, number) -> lines.add(Kind.ENTRY, name, version, number));
            names.clear();
            version = "";
        }
    }
}
