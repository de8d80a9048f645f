package com.insightpulseai.mcp.scanner.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an entry of the allow list.
 *
 * @param kind of its form
 * @param value of a CVE or GHSA in capital letters, else as it was written
 */
public record AllowedId(Kind kind, String value) {

    /** The longest id. */
    static final int LONGEST = 120;

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");
    private static final Pattern GHSA = Pattern.compile("GHSA(-[23456789CFGHJMPQRVWX]{4}){3}");
    private static final Pattern KEY = Pattern.compile("Q[A-Za-z0-9_-]{10,100}");
    private static final Pattern TYPE = Pattern.compile("[a-z][A-Za-z0-9]{1,59}");

    /** The forms of ids. */
    public enum Kind {
        /** A vulnerability's id of the CVE programme. */
        CVE,
        /** A vulnerability's id of GitHub's advisory database. */
        GHSA,
        /** Socket's key of one alert. */
        KEY,
        /** A type of alert in Socket's words, such as {@code installScripts}. */
        TYPE
    }

    /** Returns the id of a text; empty for a text of no known form. Ids of vulnerabilities may have small letters. */
    public static Optional<AllowedId> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String capital = text.toUpperCase(Locale.ROOT);
        if (CVE.matcher(capital).matches()) {
            return Optional.of(new AllowedId(Kind.CVE, capital));
        }
        if (GHSA.matcher(capital).matches()) {
            return Optional.of(new AllowedId(Kind.GHSA, capital));
        }
        if (KEY.matcher(text).matches()) {
            return Optional.of(new AllowedId(Kind.KEY, text));
        }
        return TYPE.matcher(text).matches() ? Optional.of(new AllowedId(Kind.TYPE, text)) : Optional.empty();
    }
}
