package com.insightpulseai.mcp.scanner.place;

import java.util.Locale;
import java.util.Optional;

/** Names of packages in the form in which they are compared. */
final class PackageKey {

    private static final int LONGEST = 500;

    private PackageKey() {
    }

    /**
     * Returns the name that is compared: without regard to case, Maven's as {@code group:artifact}, and Python's with one
     * hyphen for any run of {@code .}, {@code _} and {@code -}. Empty for a name that is longer than any.
     *
     * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">Python: names</a>
     */
    static Optional<String> of(String ecosystem, String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.of(switch (ecosystem) {
            case "pypi" -> python(lower);
            case "maven" -> lower.indexOf(':') < 0 ? lower.replace('/', ':') : lower;
            default -> lower;
        });
    }

    private static String python(String lower) {
        StringBuilder name = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char character = lower.charAt(i);
            boolean isSeparator = character == '-' || character == '_' || character == '.';
            if (!isSeparator) {
                name.append(character);
            } else if (name.length() == 0 || name.charAt(name.length() - 1) != '-') {
                name.append('-');
            }
        }
        return name.toString();
    }
}
