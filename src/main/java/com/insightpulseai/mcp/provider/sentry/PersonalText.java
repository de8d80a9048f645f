package com.insightpulseai.mcp.provider.sentry;

import java.util.regex.Pattern;

import com.insightpulseai.mcp.upstream.Trimmed;

/** Masks addresses of mail and machines in texts that programs write, such as messages of exceptions. */
final class PersonalText {

    /** Longer than any address, so that none is cut in half before it is recognised. */
    private static final int LONGEST = 320;

    // Quantifiers are bounded or possessive: what upstream sends must not make matching slow.
    private static final Pattern MAIL = Pattern.compile("(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}+(?:@|%40)"
            + "(?:[A-Za-z0-9-]{1,63}+\\.){1,8}[A-Za-z]{2,24}+");
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(
            "(?<![0-9.])(?:" + BYTE + "\\.){3}" + BYTE + "(?![0-9]|\\.[0-9])");
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    // With a digit somewhere, so that a::b in a program's text is left alone.
    private static final Pattern IPV6 = Pattern.compile("(?<![0-9A-Za-z:])(?=[A-Fa-f:]*[0-9])(?:(?:" + GROUP + ":){7}" + GROUP
            + "|(?:" + GROUP + ":){1,6}(?::" + GROUP + "){1,6})(?![0-9A-Za-z:])");
    private static final Pattern HOME = Pattern.compile("(?<=/Users/|/home/|\\\\Users\\\\)[^/\\\\]{1,100}+(?=[/\\\\])");

    private PersonalText() {
    }

    /** A masked text of at most so many UTF-16 units. */
    static String masked(String text, int maxLength) {
        String masked = MAIL.matcher(Trimmed.text(text, maxLength + LONGEST)).replaceAll("[email]");
        masked = IPV4.matcher(masked).replaceAll("[ip]");
        return Trimmed.text(IPV6.matcher(masked).replaceAll("[ip]"), maxLength);
    }

    /** The path of a file with the name of the user whose home it is in masked, at most so many UTF-16 units. */
    static String maskedPath(String path, int maxLength) {
        return Trimmed.text(HOME.matcher(Trimmed.text(path, maxLength + LONGEST)).replaceAll("[user]"), maxLength);
    }
}
