package com.insightpulseai.mcp.scanner.git;

/** Messages of git, which may contain names that the repository chose. */
final class GitMessage {

    private static final int LONGEST = 600;

    private GitMessage() {
    }

    /** Returns a message without control characters and with single blanks, at most 600 characters of it. */
    static String inOneLine(String errors) {
        String line = errors.lines().map(String::strip).filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + ' ' + other).orElse("no reason given");
        String shown = RepositoryPath.shown(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        return shown;
    }
}
