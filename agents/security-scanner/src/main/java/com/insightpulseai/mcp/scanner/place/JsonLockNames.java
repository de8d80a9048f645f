package com.insightpulseai.mcp.scanner.place;

import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * Lock files in JSON that have an object for each package, at one depth.
 *
 * @param sections first elements of the paths of such objects
 * @param depth of such an object
 * @param hasNames whether the object has the name in its field {@code name}; else its key is the name
 * @param version the field of the version
 * @param operator what precedes the version there
 */
record JsonLockNames(Set<String> sections, int depth, boolean hasNames, String version,
        String operator) implements NameScanner {

    /** @see <a href="https://getcomposer.org/doc/01-basic-usage.md">Composer: the lock file</a> */
    static final JsonLockNames COMPOSER = new JsonLockNames(Set.of("packages", "packages-dev"), 2, true, "version", "");
    /**
     * @see <a href="https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files">NuGet: lock
     *      file</a>
     */
    static final JsonLockNames NUGET = new JsonLockNames(Set.of("dependencies"), 3, false, "resolved", "");
    /** @see <a href="https://pipenv.pypa.io/en/latest/pipfile.html">Pipenv: Pipfile.lock</a> */
    static final JsonLockNames PIPENV = new JsonLockNames(Set.of("default", "develop"), 2, false, "version", "==");

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        TolerantJson.walk(manifest.text(), new Walk(lines));
    }

    /** The package whose object is open. */
    private final class Walk implements TolerantJson.Events {

        private final NameLines lines;
        private String name = "";
        private String release = "";
        private int line;

        private Walk(NameLines lines) {
            this.lines = lines;
        }

        @Override
        public void key(List<String> path, String key, int at) {
            if (!hasNames && path.size() == depth - 1 && sections.contains(path.get(0))) {
                name = key;
                line = at;
            }
        }

        @Override
        public void text(List<String> path, String value, int at) {
            if (path.size() != depth + 1 || !sections.contains(path.get(0))) {
                return;
            }
            String field = path.get(depth);
            if (hasNames && field.equals("name")) {
                name = value;
                line = at;
            } else if (field.equals(version)) {
                release = value.startsWith(operator) ? value.substring(operator.length()) : value;
            }
        }

        @Override
        public void end(List<String> path) {
            if (path.size() == depth && sections.contains(path.get(0))) {
                lines.add(Kind.ENTRY, name, release, line);
                name = "";
                release = "";
            }
        }
    }
}
