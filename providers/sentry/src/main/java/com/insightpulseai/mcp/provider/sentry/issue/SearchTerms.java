package com.insightpulseai.mcp.provider.sentry.issue;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.insightpulseai.mcp.provider.sentry.event.EventTrimming;

/**
 * The terms of a search in Sentry's syntax. They are not told apart as closely as Sentry does it: what might be a term
 * counts as one, even within quotes.
 *
 * @see <a href="https://docs.sentry.io/concepts/search/">Sentry: search</a>
 */
public final class SearchTerms {

    /** The longest search that is sent to Sentry, in UTF-16 units. */
    public static final int MAX_LENGTH = 1_000;

    // Such as user.email, "user.email" and tags[user.email]. A word without a colon matches too, or the search would begin anew
    // at each of its characters.
    private static final Pattern WORD = Pattern.compile("([^\\s()!:]++)(\\s*+:)?+");
    private static final Pattern PRESENT = Pattern.compile("(?i)has\\s*+:\\s*+(\\[[^\\]]*+|[^\\s()]++)");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\w.-]+");

    private SearchTerms() {
    }

    /**
     * Whether a search is by what events withhold, as those who may not know about people are told it. From what is found, a
     * value could be guessed letter by letter. Words without a name before them are not looked at.
     * <p>
     * False for a search above {@link #MAX_LENGTH}, which is not read: validation refuses it.
     */
    public static boolean askAboutPeople(String query) {
        if (query.length() > MAX_LENGTH) {
            return false;
        }
        return Stream.concat(
                WORD.matcher(query).results().filter(word -> word.group(2) != null),
                PRESENT.matcher(query).results())
                .flatMap(term -> BETWEEN_NAMES.splitAsStream(term.group(1)))
                .anyMatch(EventTrimming::isWithheld);
    }
}
