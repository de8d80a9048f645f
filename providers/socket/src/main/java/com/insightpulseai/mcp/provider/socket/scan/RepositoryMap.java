package com.insightpulseai.mcp.provider.socket.scan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The repositories that are named differently at Socket than by callers, from the provider's setting {@code repos}. Names are
 * compared without regard to case, as hosting services do.
 */
public final class RepositoryMap {

    /** For an organization whose repositories have the same names at Socket. */
    public static final RepositoryMap EMPTY = new RepositoryMap(Map.of());

    private static final Pattern NAME = Pattern.compile(RepositorySlug.FORM_WITH_OWNER);

    private final Map<String, RepositoryKey> byName;

    private RepositoryMap(Map<String, RepositoryKey> byName) {
        this.byName = byName;
    }

    /**
     * Reads {@code name=slug} and {@code name=workspace/slug}, separated by commas or blanks, where a name is
     * {@code owner/name} or a slug.
     *
     * @throws IllegalArgumentException if an entry is of another form, or if two are of the same name; the message names it
     */
    public static RepositoryMap of(String text) {
        Map<String, RepositoryKey> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String entry : text.strip().split("[\\s,]+")) {
            String[] sides = entry.split("=", 2);
            if (sides.length < 2 || !NAME.matcher(sides[0]).matches() || !NAME.matcher(sides[1]).matches()) {
                throw new IllegalArgumentException("'" + entry + "' names no repository; write owner/name=slug or "
                        + "owner/name=workspace/slug, entries separated by commas");
            }
            if (byName.put(sides[0], RepositoryKey.of(sides[1])) != null) {
                throw new IllegalArgumentException("'" + sides[0] + "' is there twice");
            }
        }
        return new RepositoryMap(byName);
    }

    Optional<RepositoryKey> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
