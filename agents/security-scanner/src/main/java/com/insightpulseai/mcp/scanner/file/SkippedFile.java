package com.insightpulseai.mcp.scanner.file;

/**
 * A file that fits the provider's list, and is not sent; or a folder of such files, whose path ends with {@code /}.
 *
 * @param path in the repository, for people: without control characters
 * @param reason for people, such as {@code empty}
 * @param isMissed whether it should have been sent and could not, as against what a rule leaves out; {@code --strict} counts it
 */
public record SkippedFile(String path, String reason, boolean isMissed) {

    /** A file that a rule leaves out. */
    public SkippedFile(String path, String reason) {
        this(path, reason, false);
    }
}
