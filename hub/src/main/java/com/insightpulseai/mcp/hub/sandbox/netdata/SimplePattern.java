package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Netdata's way to name many things: words, {@code *} for anything, {@code !} for all but; the first word that fits decides.
 */
record SimplePattern(String text) {

    static boolean matches(Optional<String> pattern, String name) {
        return pattern.map(text -> new SimplePattern(text).matches(name)).orElse(true);
    }

    boolean matches(String name) {
        for (String word : text.split("[ ,|]+")) {
            boolean negative = word.startsWith("!");
            String wanted = negative ? word.substring(1) : word;
            if (name.matches(Pattern.quote(wanted).replace("*", "\\E.*\\Q"))) {
                return !negative;
            }
        }
        return false;
    }
}
