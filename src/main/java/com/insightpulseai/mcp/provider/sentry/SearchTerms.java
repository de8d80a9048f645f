package com.insightpulseai.mcp.provider.sentry;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The terms of a search in Sentry's syntax. They are not told apart as closely as Sentry does it: what might be a term
 * counts as one, even within quotes.
 *
 * @see <a href="https://docs.sentry.io/concepts/search/">Sentry: search</a>
 */
public final class SearchTerms {

    // Such as user.email, "user.email" and tags[user.email].
    private static final Pattern KEY = Pattern.compile("([^\\s()!:]++)\\s*+:");
    private static final Pattern PRESENT = Pattern.compile("(?i)has\\s*+:\\s*+(\\[[^\\]]*+|[^\\s()]++)");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\w.-]+");

    private SearchTerms() {
    }

    /**
     * Whether a search is by what events withhold, as those who may not know about people are told it. From what is found, a
     * value could be guessed letter by letter. Words without a name before them are not looked at.
     */
    public static boolean askAboutPeople(String query) {
        return Stream.of(KEY, PRESENT).flatMap(form -> form.matcher(query).results())
                .flatMap(term -> BETWEEN_NAMES.splitAsStream(term.group(1)))
                .anyMatch(EventTrimming::isWithheld);
    }
}
