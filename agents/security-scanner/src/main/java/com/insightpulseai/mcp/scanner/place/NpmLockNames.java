package com.insightpulseai.mcp.scanner.place;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * {@code package-lock.json} and {@code npm-shrinkwrap.json}: the entries below {@code packages}, and of older files those below
 * {@code dependencies}, which are nested.
 *
 * @see <a href="https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json">npm: package-lock.json</a>
 */
final class NpmLockNames implements NameScanner {

    private static final String PACKAGES = "packages";
    private static final String DEPENDENCIES = "dependencies";
    private static final String FOLDER = "node_modules/";

    /** An entry whose object is open. */
    private static final class Entry {
        private final int depth;
        private final int line;
        private String name;
        private String version = "";

        private Entry(int depth, int line, String name) {
            this.depth = depth;
            this.line = line;
            this.name = name;
        }
    }

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        Deque<Entry> open = new ArrayDeque<>();
        TolerantJson.walk(manifest.text(), new TolerantJson.Events() {

            @Override
            public void key(List<String> path, String key, int line) {
                if (path.size() == 1 && path.get(0).equals(PACKAGES)) {
                    open.push(new Entry(2, line, key.substring(key.lastIndexOf(FOLDER) < 0 ? key.length()
                            : key.lastIndexOf(FOLDER) + FOLDER.length())));
                } else if (isOfDependencies(path)) {
                    open.push(new Entry(path.size() + 1, line, key));
                }
            }

            @Override
            public void text(List<String> path, String value, int line) {
                Entry entry = open.peek();
                if (entry == null || path.size() != entry.depth + 1) {
                    return;
                }
                String key = path.get(path.size() - 1);
                if (key.equals("name")) {
                    entry.name = value;
                } else if (key.equals("version")) {
                    entry.version = value;
                }
            }

            @Override
            public void end(List<String> path) {
                Entry entry = open.peek();
                if (entry != null && entry.depth == path.size()) {
                    open.pop();
                    NpmSpecifier real = NpmSpecifier.aliased(entry.version).orElse(new NpmSpecifier(entry.name, entry.version));
                    lines.add(Kind.ENTRY, real.name(), real.version(), entry.line);
                }
            }
        });
    }

    /** Says whether a path has {@code dependencies} at every other place, beginning with the first and ending with the last. */
    private static boolean isOfDependencies(List<String> path) {
        for (int i = 0; i < path.size(); i += 2) {
            if (!path.get(i).equals(DEPENDENCIES)) {
                return false;
            }
        }
        return path.size() % 2 == 1;
    }
}
