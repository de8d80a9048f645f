package com.insightpulseai.mcp.provider.sentry.issue;

import java.util.regex.Pattern;

/** How callers name an issue: by Sentry's number, or by the short id that people read. */
public sealed interface IssueRef {

    /** What names an issue; neither form can climb out of its segment of a path. */
    String FORM = "[0-9]{1,19}|[A-Za-z0-9_-]{1,100}-[A-Za-z0-9]{1,13}";

    /** The detail for any other input. */
    String FORM_MESSAGE = "must be an issue's number such as 6507376925 or its short id such as WEB-41";

    /** Sentry's number of an issue. */
    record Number(String value) implements IssueRef {
    }

    /** Project and counter, such as {@code WEB-41}. */
    record ShortId(String value) implements IssueRef {
    }

    /** @throws IllegalArgumentException if the text is not of {@link #FORM} */
    static IssueRef parse(String text) {
        if (!Pattern.matches(FORM, text)) {
            throw new IllegalArgumentException("not an issue's id");
        }
        return text.chars().allMatch(Character::isDigit) ? new Number(text) : new ShortId(text);
    }
}
