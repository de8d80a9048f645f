package com.insightpulseai.mcp.provider.sentry.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cursor of the next page in Sentry's header field {@code Link}.
 * <p>
 * Sentry always names a previous and a next page; only {@code results="true"} says that there is one. The links themselves are
 * never followed: nothing in an answer chooses where the next request goes.
 *
 * @see <a href="https://docs.sentry.io/api/pagination/">Sentry: pagination</a>
 */
public final class LinkCursor {

    /** What a cursor looks like, {@code 1744480800000:0:0} for example. */
    public static final String FORM = "[A-Za-z0-9:._-]{1,200}";

    private static final Pattern CURSOR = Pattern.compile(FORM);
    private static final Pattern LINK = Pattern.compile("<[^<>]*+>([^<]*+)");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([a-z]+)=\"([^\"]*)\"");
    private static final int MAX_HEADER = 16 << 10;

    private LinkCursor() {
    }

    /** The cursor of the next page, empty where there is none; the values are those of all fields {@code Link}. */
    public static Optional<String> next(List<String> headers) {
        return headers.stream().filter(header -> header.length() <= MAX_HEADER)
                .flatMap(header -> LINK.matcher(header).results())
                .map(link -> link.group(1))
                .filter(link -> "next".equals(parameter(link, "rel")) && "true".equals(parameter(link, "results")))
                .map(link -> parameter(link, "cursor"))
                .filter(cursor -> CURSOR.matcher(cursor).matches())
                .findFirst();
    }

    private static String parameter(String link, String name) {
        Matcher parameters = PARAMETER.matcher(link);
        while (parameters.find()) {
            if (parameters.group(1).equals(name)) {
                return parameters.group(2);
            }
        }
        return "";
    }
}
