package com.insightpulseai.mcp.provider.sentry.event;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds credentials in what programs write of their trouble. They are withheld from everyone: whoever may see a person's
 * data may still not act in that person's name.
 */
final class Credentials {

    static final String WITHHELD = "[withheld]";

    private static final Pattern NAME = Pattern.compile("auth|token|cookie|secret|passw|pwd|credential|session|signature"
            + "|(?:api|access|private|signing)[_.-]?key|csrf|xsrf|jwt|otp"
            // A code is what a login is confirmed with, unless it is said to be of another kind.
            + "|code$(?<!(?:status|error|exit|result|reason|response|http|country|language|currency)[_.-]?code)");

    // Each starts where none before it can have started, and gives nothing back: slow for no text.
    private static final String END = "\\s\"<>`";
    private static final Pattern USER_OF_URL = Pattern.compile("(?<=://)[^" + END + "/?#@]++@");
    private static final Pattern ADDRESS = Pattern.compile("((?<![\\w./-])/[^" + END + "?#]*+[?#]?+)([^" + END + "]*+)");
    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([\\w.%\\[\\]-]++)=[^" + END + "&]++");

    private Credentials() {
    }

    /** Whether a parameter, a header field, a tag or the like carries a credential, to judge by its name. */
    static boolean isName(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /**
     * A text without what can be a credential in the addresses in it: what follows {@code ?} or {@code #} in a URL or an
     * absolute path, parameters that are named so elsewhere, and the user before a host.
     */
    static String without(String text) {
        String withoutUser = USER_OF_URL.matcher(text).replaceAll(WITHHELD + "@");
        String withoutQuery = ADDRESS.matcher(withoutUser)
                .replaceAll(address -> address.group(2).isEmpty() ? "$0" : "$1" + WITHHELD);
        return PARAMETER.matcher(withoutQuery)
                .replaceAll(parameter -> isName(parameter.group(1)) ? "$1=" + WITHHELD : "$0");
    }
}
