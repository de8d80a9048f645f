package com.insightpulseai.mcp.hub.patterns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression in the code.
 *
 * @param owner the class that has it, below the project's package
 * @param regex {@link #AT_RUN_TIME} where it is not a constant
 * @param flags those of {@link Pattern}
 * @param way how it meets a text
 */
record PatternUse(String owner, String regex, int flags, Way way) {

    static final String AT_RUN_TIME = "(made at run time)";

    enum Way {
        /** A constraint of Bean Validation on a tool's input: callers supply the text, which has to match as a whole. */
        CONSTRAINT,
        /** The text has to match as a whole. */
        WHOLE,
        /** Matches are searched in the text. */
        SEARCH,
        /** A compiled pattern, for which the list says how it is used. */
        COMPILED
    }

    /** The line of a list that names this pattern. */
    String line() {
        return owner + ' ' + regex;
    }

    /** How many characters are read to match a text in the given way, over and over where it is searched. */
    long reads(String text, boolean whole, long limit) {
        CountedText counted = new CountedText(text, limit);
        Matcher matcher = Pattern.compile(regex, flags).matcher(counted);
        if (whole) {
            matcher.matches();
        } else {
            while (matcher.find()) {
                continue;
            }
        }
        return Math.max(counted.reads(), 1);
    }
}
