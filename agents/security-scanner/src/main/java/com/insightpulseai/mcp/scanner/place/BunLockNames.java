package com.insightpulseai.mcp.scanner.place;

import java.util.List;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * {@code bun.lock}: the first text of each array below {@code packages}, and the dependencies of workspaces.
 *
 * @see <a href="https://bun.com/docs/pm/lockfile">Bun: lockfile</a>
 */
final class BunLockNames implements NameScanner {

    private static final String FIRST = "0";
    private static final int DEPENDENCY_DEPTH = 3;

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        TolerantJson.walk(manifest.text(), new TolerantJson.Events() {

            @Override
            public void key(List<String> path, String key, int line) {
                boolean isDependency = path.size() == DEPENDENCY_DEPTH && path.get(0).equals("workspaces")
                        && path.get(2).endsWith("ependencies");
                if (isDependency) {
                    lines.add(Kind.DIRECT, key, line);
                }
            }

            @Override
            public void text(List<String> path, String value, int line) {
                if (path.size() == 3 && path.get(0).equals("packages") && path.get(2).equals(FIRST)) {
                    NpmSpecifier entry = NpmSpecifier.of(value);
                    lines.add(Kind.ENTRY, entry.name(), entry.version(), line);
                }
            }
        });
    }
}
