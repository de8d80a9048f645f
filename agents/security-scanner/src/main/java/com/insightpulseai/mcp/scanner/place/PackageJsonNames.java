package com.insightpulseai.mcp.scanner.place;

import java.util.List;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/** {@code package.json}: the keys below {@code dependencies}, {@code devDependencies} and others of that ending. */
final class PackageJsonNames implements NameScanner {

    private static final String ENDING = "ependencies";

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        TolerantJson.walk(manifest.text(), new TolerantJson.Events() {

            @Override
            public void key(List<String> path, String key, int line) {
                if (isOfDependencies(path)) {
                    lines.add(Kind.DIRECT, key, line);
                }
            }

            @Override
            public void text(List<String> path, String value, int line) {
                if (path.size() > 1 && isOfDependencies(path.subList(0, path.size() - 1))) {
                    NpmSpecifier.aliased(value).ifPresent(real -> lines.add(Kind.DIRECT, real.name(), real.version(), line));
                    lines.add(Kind.MENTION, value, line);
                }
            }
        });
    }

    private static boolean isOfDependencies(List<String> path) {
        return !path.isEmpty() && path.get(path.size() - 1).endsWith(ENDING);
    }
}
