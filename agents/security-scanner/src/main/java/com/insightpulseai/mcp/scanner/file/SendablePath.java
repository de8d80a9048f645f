package com.insightpulseai.mcp.scanner.file;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/** The rules of the tool {@code socket/scan.repo} for a manifest's path. */
final class SendablePath {

    private static final int MOST_CHARACTERS = 512;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029\"\\\\]");

    private SendablePath() {
    }

    /** Returns why the tool refuses a path; empty if it takes it. */
    static Optional<String> refusal(RepositoryPath path) {
        String text = path.text();
        if (!path.isExact()) {
            return Optional.of("its name is not UTF-8");
        }
        if (text.length() > MOST_CHARACTERS) {
            return Optional.of("its path has more than 512 characters");
        }
        if (FORBIDDEN.matcher(text).find()) {
            return Optional.of("its path has a control character, a quote or a backslash");
        }
        if (DRIVE.matcher(text).find()) {
            return Optional.of("its path begins like a drive of Windows");
        }
        if (!text.equals(text.strip())) {
            return Optional.of("its path begins or ends with a blank");
        }
        boolean isRelative = Stream.of(text.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return isRelative ? Optional.empty() : Optional.of("its path is not relative");
    }
}
