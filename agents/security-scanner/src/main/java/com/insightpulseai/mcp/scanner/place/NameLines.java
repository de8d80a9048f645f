package com.insightpulseai.mcp.scanner.place;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The lines on which a manifest names the packages that were asked for. Of all others nothing is kept, so that memory
 * follows the findings and not the manifest.
 */
final class NameLines {

    /** How a line names a package; the first line of a kind counts. */
    enum Kind {
        /** The project says that it depends on the package. */
        DIRECT,
        /** The entry of the package itself. */
        ENTRY,
        /** Anywhere else. */
        MENTION
    }

    private static final String JOINERS = "/:@";
    private static final String PYTHON = "pypi";

    private final Map<String, Set<String>> wanted;
    private final Map<String, Map<String, Map<Kind, Integer>>> lines = new HashMap<>();

    /** The first parts of all names, so that other tokens end at a glance. */
    private final Set<String> beginnings = new HashSet<>();

    /** @param wanted names by ecosystem, as {@link PackageKey} writes them */
    NameLines(Map<String, Set<String>> wanted) {
        this.wanted = wanted;
        wanted.values().forEach(keys -> keys.forEach(key -> beginnings.add(firstPart(key))));
    }

    private static String firstPart(String key) {
        int end = 1;
        while (end < key.length() && JOINERS.indexOf(key.charAt(end)) < 0) {
            end++;
        }
        return key.substring(0, end);
    }

    /** Says whether a name may begin with a part of text, which has no joining character but a scope's. */
    boolean mayBegin(String part) {
        return PackageKey.of("", part).filter(beginnings::contains).isPresent()
                || wanted.containsKey(PYTHON) && PackageKey.of(PYTHON, part).filter(beginnings::contains).isPresent();
    }

    /** Collects names by ecosystem, in the form in which they are compared. */
    static Map<String, Set<String>> wanted(Iterable<Map.Entry<String, String>> packages) {
        Map<String, Set<String>> wanted = new HashMap<>();
        packages.forEach(one -> PackageKey.of(one.getKey(), one.getValue())
                .ifPresent(key -> wanted.computeIfAbsent(one.getKey(), ecosystem -> new HashSet<>()).add(key)));
        return wanted;
    }

    /** Takes notice of a name whose version the line does not say. */
    void add(Kind kind, String name, int line) {
        add(kind, name, "", line);
    }

    /** Takes notice of a name and version. */
    void add(Kind kind, String name, String version, int line) {
        wanted.forEach((ecosystem, keys) -> PackageKey.of(ecosystem, name).filter(keys::contains).ifPresent(key -> {
            Map<String, Map<Kind, Integer>> versions = lines.computeIfAbsent(key, one -> new HashMap<>());
            versions.computeIfAbsent("", one -> new EnumMap<>(Kind.class)).merge(kind, line, Math::min);
            if (!version.isEmpty()) {
                versions.computeIfAbsent(version, one -> new EnumMap<>(Kind.class)).merge(kind, line, Math::min);
            }
        }));
    }

    /** Returns the line of a package: that of its very version before any other, and of mentions the last resort. */
    OptionalInt lineOf(String ecosystem, String name, Optional<String> version, boolean isDirect) {
        Map<String, Map<Kind, Integer>> versions = PackageKey.of(ecosystem, name).map(lines::get).orElse(Map.of());
        Map<Kind, Integer> exact = version.map(versions::get).orElse(null);
        Map<Kind, Integer> any = versions.getOrDefault("", Map.of());
        Kind first = isDirect ? Kind.DIRECT : Kind.ENTRY;
        Kind second = isDirect ? Kind.ENTRY : Kind.DIRECT;
        for (Kind kind : new Kind[] { first, second, Kind.MENTION }) {
            Integer line = exact != null && exact.containsKey(kind) ? exact.get(kind) : any.get(kind);
            if (line != null) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }
}
