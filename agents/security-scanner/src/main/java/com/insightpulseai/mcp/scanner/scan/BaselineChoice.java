package com.insightpulseai.mcp.scanner.scan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The state that findings are compared with. */
public sealed interface BaselineChoice {

    /** A branch, tag or commit of the repository. */
    record GitRef(String ref) implements BaselineChoice {
    }

    /** A scan of the server. */
    record ScanOfServer(String id) implements BaselineChoice {
    }

    /** A report in the format {@code json}. */
    record SavedFile(Path file) implements BaselineChoice {
    }

    /**
     * Reads the form of the option.
     *
     * @throws IllegalArgumentException when it has no form of a baseline; the message is a rule for people
     */
    static BaselineChoice parse(String text) {
        if (text.startsWith("scan:")) {
            return new ScanOfServer(scanId(text.substring("scan:".length())));
        } else if (text.startsWith("file:")) {
            return new SavedFile(path(text.substring("file:".length())));
        }
        // git would read the one as an option, and the other as a range or an expression.
        if (text.isBlank() || text.startsWith("-") || text.contains("..") || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be a branch, tag or commit, scan:ID, or file:REPORT.json");
        }
        return new GitRef(text);
    }

    private static String scanId(String id) {
        boolean isWord = !id.isEmpty() && id.length() <= 100
                && id.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
        if (!isWord) {
            throw new IllegalArgumentException("scan: must be followed by an id of letters, digits, '_' and '-'");
        }
        return id;
    }

    private static Path path(String name) {
        try {
            if (!name.isBlank()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // The same rule as for an empty name.
        }
        throw new IllegalArgumentException("file: must be followed by the name of a report in the format json");
    }
}
