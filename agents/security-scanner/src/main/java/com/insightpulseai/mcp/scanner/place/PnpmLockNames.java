package com.insightpulseai.mcp.scanner.place;

import java.util.Set;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * {@code pnpm-lock.yaml} of the versions 5 to 9, by its indentation: the dependencies below {@code importers}, or at the top
 * of a file without them, and the keys below {@code packages} and {@code snapshots}.
 *
 * @see <a href="https://github.com/pnpm/spec/tree/master/lockfile">pnpm: lockfile format</a>
 */
final class PnpmLockNames implements NameScanner {

    private static final Set<String> GROUPS = Set.of("dependencies", "devDependencies", "optionalDependencies");
    private static final Set<String> PACKAGES = Set.of("packages", "snapshots");
    private static final String IMPORTERS = "importers";
    private static final int STEP = 2;
    private static final int GROUP_INDENT = 4;

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        Walk walk = new Walk(lines);
        manifest.forEachLine(walk::line);
    }

    /** Where in the file the walk is. */
    private static final class Walk {

        private final NameLines lines;
        private String section = "";
        private String group = "";
        private String name = "";
        private int nameLine;

        private Walk(NameLines lines) {
            this.lines = lines;
        }

        private void line(String line, int number) {
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == ' ') {
                indent++;
            }
            String text = line.substring(indent).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                return;
            }
            if (indent == 0) {
                section = key(text);
                group = GROUPS.contains(section) ? section : "";
            } else if (PACKAGES.contains(section)) {
                if (indent == STEP) {
                    NpmSpecifier entry = entry(key(text.startsWith("? ") ? text.substring(2) : text));
                    lines.add(Kind.ENTRY, entry.name(), entry.version(), number);
                }
            } else if (section.equals(IMPORTERS) && indent <= GROUP_INDENT) {
                group = indent == GROUP_INDENT && GROUPS.contains(key(text)) ? key(text) : "";
            } else if (!group.isEmpty()) {
                dependency(text, indent - (section.equals(IMPORTERS) ? GROUP_INDENT : 0), number);
            }
        }

        /** Reads {@code name:} with a {@code version:} below it, or both in one line. */
        private void dependency(String text, int indent, int number) {
            if (indent == STEP) {
                name = key(text);
                nameLine = number;
                direct(value(text));
            } else if (indent == 2 * STEP && text.startsWith("version:")) {
                direct(value(text));
            }
        }

        private void direct(String value) {
            if (value.isEmpty() || value.startsWith("link:") || value.startsWith("file:")) {
                return;
            }
            if (Character.isDigit(value.charAt(0))) {
                lines.add(Kind.DIRECT, name, beforePeers(withoutPeers(value)), nameLine);
            } else {
                NpmSpecifier alias = entry(value);
                lines.add(Kind.DIRECT, alias.name(), alias.version(), nameLine);
            }
        }

        /** Reads {@code name@1.0.0(peer@2.0.0)}, {@code /name@1.0.0} and {@code /name/1.0.0_peer@2.0.0}. */
        private static NpmSpecifier entry(String key) {
            String plain = withoutPeers(key.startsWith("/") ? key.substring(1) : key);
            NpmSpecifier entry = NpmSpecifier.of(plain);
            int peers = plain.indexOf('_');
            boolean hasSlash = entry.version().isEmpty() || peers >= 0 && peers < plain.indexOf('@', 1);
            int slash = hasSlash ? plain.lastIndexOf('/', peers < 0 ? plain.length() : peers) : -1;
            return slash < 0 ? entry : new NpmSpecifier(plain.substring(0, slash), beforePeers(plain.substring(slash + 1)));
        }

        private static String beforePeers(String version) {
            int peers = version.indexOf('_');
            return peers < 0 ? version : version.substring(0, peers);
        }

        private static String withoutPeers(String text) {
            int peers = text.indexOf('(');
            return peers < 0 ? text : text.substring(0, peers);
        }

        private static String key(String text) {
            char quote = text.charAt(0);
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, 1) : text.indexOf(": ");
            if (quote == '\'' || quote == '"') {
                return end < 0 ? "" : text.substring(1, end);
            }
            return end >= 0 ? text.substring(0, end) : text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        }

        private static String value(String text) {
            int colon = text.indexOf(": ", text.startsWith("'") ? Math.max(0, text.indexOf('\'', 1)) : 0);
            String value = colon < 0 ? "" : text.substring(colon + 2).strip();
            boolean isQuoted = value.length() > 1 && value.charAt(0) == '\'' && value.endsWith("'");
            return isQuoted ? value.substring(1, value.length() - 1) : value;
        }
    }
}
