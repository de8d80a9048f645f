package com.insightpulseai.mcp.scanner.place;

import java.util.Optional;

/**
 * A package as npm and its relatives write it, such as {@code @scope/name@1.0.0}.
 *
 * @param version or range; empty without one
 */
record NpmSpecifier(String name, String version) {

    private static final String ALIAS = "npm:";

    /** Reads a name, and what follows the {@code @} after it. A leading {@code @} is a scope's. */
    static NpmSpecifier of(String text) {
        int at = text.indexOf('@', 1);
        return at < 0 ? new NpmSpecifier(text, "") : new NpmSpecifier(text.substring(0, at), text.substring(at + 1));
    }

    /** Reads a version such as {@code npm:name@1.0.0}, which stands for another package than the one it is the version of. */
    static Optional<NpmSpecifier> aliased(String version) {
        return version.startsWith(ALIAS)
                ? Optional.of(of(version.substring(ALIAS.length()))).filter(real -> !real.version.isEmpty())
                : Optional.empty();
    }
}
