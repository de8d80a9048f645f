package com.insightpulseai.mcp.provider.sentry.event;

import java.util.regex.Pattern;

import com.insightpulseai.mcp.upstream.Trimmed;

/**
 * Masks addresses of mail and machines, and credentials, in texts that programs write, such as messages of exceptions.
 * What is kept is masked together with what follows it: half an address would not be recognised.
 */
public final class PersonalText {

    // Quantifiers are bounded or possessive: what upstream sends must not make matching slow.
    private static final String OF_MAIL = "[\\p{L}\\p{M}\\p{N}._+-]";
    private static final Pattern MAIL = Pattern.compile("(?<!" + OF_MAIL + ")" + OF_MAIL + "++(?:@|%(?:25){0,2}40)"
            + "(?!(?:[0-9]{1,9}\\.){2})" // a version, as in shop@1.2.beta
            + "(?:[\\p{L}\\p{M}\\p{N}-]{1,63}+\\.){1,8}[\\p{L}\\p{M}]{2,24}+");
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(
            "(?<![0-9.])(?:" + BYTE + "\\.){3}" + BYTE + "(?![0-9]|\\.[0-9])");
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    // All that is in use of the shortened form begins with four digits, which tells it from a::b1 in a program's text.
    private static final String FIRST_GROUP = "[0-9A-Fa-f]{4}";
    // After [, a blank and the like, after a word that is no group of an address, as in client:, or after an escaped [.
    private static final String START = "(?:(?<![0-9A-Za-z:])|(?<=[g-zG-Z_]\\w{0,3}:|\\w{5}:)|(?<=%5[Bb]))";
    private static final String END = "(?![0-9A-Za-z]|::|:" + GROUP + "(?![0-9A-Za-z]))";
    private static final Pattern IPV6 = Pattern.compile("(?=" + GROUP + ":)" + START + "(?=[A-Fa-f:]{0,39}[0-9])(?:(?:" + GROUP
            + ":){7}" + GROUP
            + "|" + FIRST_GROUP + ":(?:(?:" + GROUP + ":){0,5}(?::" + GROUP + "){1,6}|(?:" + GROUP + ":){1,6}:))" + END);
    private static final Pattern HOME = Pattern.compile("(?<=/Users/|/home/|\\\\Users\\\\)[^/\\\\]{1,100}+(?=[/\\\\])");

    private PersonalText() {
    }

    /** A masked text of at most so many UTF-16 units. */
    public static String masked(String text, int maxLength) {
        return Trimmed.masked(text, maxLength, PersonalText::masked);
    }

    /** The same for the path of a file, in which the name of the user whose home it is in is masked, too. */
    static String maskedPath(String path, int maxLength) {
        return Trimmed.masked(path, maxLength, read -> HOME.matcher(masked(read)).replaceAll("[user]"));
    }

    private static String masked(String text) {
        String masked = MAIL.matcher(Credentials.without(text)).replaceAll("[email]");
        masked = IPV4.matcher(masked).replaceAll("[ip]");
        return IPV6.matcher(masked).replaceAll("[ip]");
    }
}
