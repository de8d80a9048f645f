package com.insightpulseai.mcp.scanner.place;

import java.util.Optional;
import java.util.function.Function;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/**
 * Manifests that name a package in a line of its own.
 *
 * @param kind of such lines
 * @param reader reads the name and version of a line; empty for other lines
 */
record LineNames(Kind kind, Function<String, Optional<NpmSpecifier>> reader) implements NameScanner {

    /** @see <a href="https://pip.pypa.io/en/stable/reference/requirements-file-format/">pip: requirements file format</a> */
    static final LineNames REQUIREMENTS = new LineNames(Kind.DIRECT, LineNames::requirement);
    /** @see <a href="https://docs.gradle.org/current/userguide/dependency_locking.html">Gradle: locking dependencies</a> */
    static final LineNames GRADLE = new LineNames(Kind.ENTRY, LineNames::gradle);
    /** @see <a href="https://go.dev/ref/mod#go-sum-files">Go: go.sum files</a> */
    static final LineNames GO_SUM = new LineNames(Kind.ENTRY, LineNames::goSum);
    /** Entries of {@code Gemfile.lock} have four blanks; six have what an entry depends on. */
    static final LineNames GEMS = new LineNames(Kind.ENTRY, LineNames::gem);

    private static final int GEM_INDENT = 4;

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        manifest.forEachLine((line, number) -> reader.apply(line)
                .ifPresent(found -> lines.add(kind, found.name(), found.version(), number)));
    }

    private static Optional<NpmSpecifier> requirement(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        if (end == 0 || !Character.isLetterOrDigit(text.charAt(0))) {
            return Optional.empty();
        }
        int equals = text.indexOf("==", end);
        String version = equals < 0 ? "" : text.substring(equals + 2).strip().split("[\\s;#\\\\,]", 2)[0];
        return Optional.of(new NpmSpecifier(text.substring(0, end), version));
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '_' || character == '-';
    }

    private static Optional<NpmSpecifier> gradle(String line) {
        int equals = line.indexOf('=');
        int version = equals < 0 ? -1 : line.lastIndexOf(':', equals);
        return version < 1
                ? Optional.empty()
                : Optional.of(new NpmSpecifier(line.substring(0, version), line.substring(version + 1, equals)));
    }

    private static Optional<NpmSpecifier> goSum(String line) {
        String[] parts = line.split(" ", 4);
        boolean isEntry = parts.length == 3 && !parts[1].endsWith("/go.mod");
        return isEntry ? Optional.of(new NpmSpecifier(parts[0], parts[1])) : Optional.empty();
    }

    /** A version may end with the platform that it is built for. */
    private static Optional<NpmSpecifier> gem(String line) {
        int open = line.indexOf(" (");
        boolean isEntry = open > GEM_INDENT && line.startsWith("    ") && line.charAt(GEM_INDENT) != ' ' && line.endsWith(")");
        if (!isEntry) {
            return Optional.empty();
        }
        String version = line.substring(open + 2, line.length() - 1);
        int platform = version.indexOf('-');
        return Optional.of(new NpmSpecifier(line.substring(GEM_INDENT, open),
                platform < 0 ? version : version.substring(0, platform)));
    }
}
