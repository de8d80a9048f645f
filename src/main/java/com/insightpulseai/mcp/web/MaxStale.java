package com.insightpulseai.mcp.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

/**
 * Reads what a caller's {@code Cache-Control} says of {@code max-stale}; its other directives are none of ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.1.2">RFC 9111, max-stale</a>
 */
final class MaxStale {

    static final String HEADER = "Cache-Control";

    /** What the directive means without a value: an answer of any age. */
    static final Duration ANY = Duration.ofSeconds(Integer.MAX_VALUE);

    private static final Pattern DIRECTIVE = Pattern.compile("(?i)max-stale\\s*(?:=(.*))?");
    private static final Pattern SECONDS = Pattern.compile("\\s*(\"?)(\\d{1,9})\\1");

    private MaxStale() {
    }

    /**
     * The greatest age that the caller takes, the least where several are named; empty where none is.
     *
     * @param lines the header's lines, which may have been split at any comma
     * @throws ProblemException {@code invalid_input} where the value is no number of seconds of at most 9 digits
     */
    static Optional<Duration> in(List<String> lines) {
        return directives(String.join(",", lines)).stream()
                .map(DIRECTIVE::matcher).filter(Matcher::matches)
                .map(directive -> directive.group(1) == null ? ANY : seconds(directive.group(1)))
                .min(Duration::compareTo);
    }

    private static Duration seconds(String value) {
        Matcher seconds = SECONDS.matcher(value);
        if (!seconds.matches()) {
            throw ProblemException.invalidInput("max-stale takes seconds, such as max-stale=3600, or no value.",
                    List.of(new Violation(HEADER, "has a max-stale that is not a number of seconds of at most 9 digits")));
        }
        return Duration.ofSeconds(Integer.parseInt(seconds.group(2)));
    }

    /** A comma within quotes belongs to a value. */
    private static List<String> directives(String header) {
        List<String> directives = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                directives.add(header.substring(start, i).strip());
                start = i + 1;
            }
        }
        directives.add(header.substring(start).strip());
        return directives;
    }
}
