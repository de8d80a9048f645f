package com.insightpulseai.mcp.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The environment variables that the hub or a function reads, from a list that the hub's tests compare with Quarkus'
 * extensions and the code. A {@code *} stands for the key of a map or an index.
 */
public final class KnownSettings {

    private static final String FILE = "known-settings.txt";
    private static final int MOST_TYPOS = 2;

    /** What begins with these is meant for the hub or a function; of all others only a likely typo is worth a word. */
    private static final List<String> OWN = List.of("QUARKUS_", "MCP_", "PROVIDERS_", "ALERTS_", "OAUTH_CLIENTS_");

    /** Read when the class is initialized, which for a native function is when its image is built. */
    private static final KnownSettings PACKAGED = of(PackagedFile.read(FILE));

    private final List<String> patterns;

    private KnownSettings(List<String> patterns) {
        this.patterns = patterns;
    }

    /** Those of this version. */
    public static KnownSettings packaged() {
        return PACKAGED;
    }

    static KnownSettings of(String text) {
        return new KnownSettings(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /** These and further variables. */
    KnownSettings with(Set<String> variables) {
        return new KnownSettings(Stream.concat(patterns.stream(), variables.stream()).toList());
    }

    /** Whether something reads a variable of this name. */
    public boolean isKnown(String variable) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, variable));
    }

    /** A line, sorted by name, for each variable that nothing reads, or that is likely misspelt; never its value. */
    public List<String> unread(Collection<String> variables) {
        Set<String> unknown = new TreeSet<>(variables);
        Set<String> families = new HashSet<>();
        // One pass, because a function does this at each cold start.
        for (String pattern : patterns) {
            families.add(family(pattern));
            if (!unknown.remove(pattern) && pattern.indexOf('*') >= 0) {
                unknown.removeIf(variable -> matches(pattern, variable));
            }
        }
        unknown.removeIf(variable -> !families.contains(family(variable)));
        return unknown.stream().flatMap(variable -> line(variable).stream()).toList();
    }

    private Optional<String> line(String variable) {
        String family = family(variable);
        List<String> relatives = patterns.stream().filter(pattern -> family(pattern).equals(family)).toList();
        Optional<String> meant = Spelling.nearest(variable, relatives, MOST_TYPOS);
        return meant.isPresent() || OWN.stream().anyMatch(variable::startsWith)
                ? Optional.of("Nothing reads the environment variable " + variable
                        + meant.map(name -> "; did you mean " + name + "?").orElse(""))
                : Optional.empty();
    }

    private static String family(String variable) {
        int end = variable.indexOf('_');
        return end < 0 ? variable : variable.substring(0, end);
    }

    /** Whether a name is what a pattern says, each {@code *} being one character or more. */
    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int end = star + 1; end <= name.length(); end++) {
            if (matches(rest, name.substring(end))) {
                return true;
            }
        }
        return false;
    }
}
