package com.insightpulseai.mcp.provider.sentry;

import java.util.regex.Pattern;

import com.insightpulseai.mcp.upstream.Trimmed;

/** Whether an answer may hold what Sentry knows about the people who met an issue. */
public enum PersonalData {

    INCLUDED {
        @Override
        String text(String text, int maxLength) {
            return Trimmed.text(text, maxLength);
        }
    },

    /** Addresses of mail and of machines are masked in texts too. */
    WITHHELD {
        @Override
        String text(String text, int maxLength) {
            // Cut after the masking, lest half an address be left at the end.
            String masked = MAIL.matcher(Trimmed.text(text, maxLength + LONGEST)).replaceAll("[email]");
            masked = IPV4.matcher(masked).replaceAll("[ip]");
            return Trimmed.text(IPV6.matcher(masked).replaceAll("[ip]"), maxLength);
        }
    };

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

    /** A text of upstream in an answer, at most so many UTF-16 units long. */
    abstract String text(String text, int maxLength);
}
