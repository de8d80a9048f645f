package com.insightpulseai.mcp.scanner.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of paths as git's {@code wildmatch} reads it: {@code *}, {@code ?} and {@code [a-z]} stay within a part of a path,
 * {@code **} as a whole part stands for any number of parts, and a backslash takes the next character as it is.
 *
 * <p>
 * Patterns and paths come from hostile repositories. All alternatives are followed at once, so the time is the product of both
 * lengths at the most, where a regular expression would try them one after the other.
 *
 * @see <a href="https://git-scm.com/docs/gitignore#_pattern_format">gitignore: pattern format</a>
 */
final class Glob {

    private static final int MOST_CHARACTERS = 1_000;

    private final List<GlobToken> tokens;
    private final String beginning;
    private final String end;

    private Glob(List<GlobToken> tokens) {
        this.tokens = List.copyOf(tokens);
        beginning = GlobToken.beginning(tokens);
        end = GlobToken.end(tokens);
    }

    /** Reads a pattern; empty where it can match nothing: an open bracket, a backslash at the end, over 1,000 characters. */
    static Optional<Glob> parse(String pattern) {
        List<GlobToken> tokens = new ArrayList<>();
        if (pattern.isEmpty() || pattern.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        for (int i = 0; i < pattern.length();) {
            char character = pattern.charAt(i);
            if (character == '*') {
                i = stars(pattern, i, tokens);
            } else if (character == '[') {
                Optional<GlobClass> parsed = GlobClass.parse(pattern, i);
                if (parsed.isEmpty()) {
                    return Optional.empty();
                }
                tokens.add(new GlobToken.OneOf(parsed.get()));
                i = parsed.get().end();
            } else {
                i += character == '\\' ? 1 : 0;
                if (i == pattern.length()) {
                    return Optional.empty();
                }
                tokens.add(character == '?' ? GlobToken.Wildcard.ONE : new GlobToken.Literal(pattern.charAt(i)));
                i++;
            }
        }
        return Optional.of(new Glob(tokens));
    }

    /** Stars stand for parts of a path only where they are a whole part. */
    private static int stars(String pattern, int from, List<GlobToken> tokens) {
        int end = from;
        while (end < pattern.length() && pattern.charAt(end) == '*') {
            end++;
        }
        // Git compares the text before the first wildcard by itself, and reads the pattern from there.
        boolean isFirstWildcard = pattern.substring(0, from).chars().noneMatch(character -> "*?[\\".indexOf(character) >= 0);
        boolean beginsPart = isFirstWildcard || pattern.charAt(from - 1) == '/';
        boolean endsPart = end == pattern.length() || pattern.startsWith("/", end) || pattern.startsWith("\\/", end);
        if (end - from == 1 || !beginsPart || !endsPart) {
            tokens.add(GlobToken.Wildcard.WITHIN_PART);
            return end;
        }
        if (!pattern.startsWith("/", end)) {
            // Before an escaped slash too: git passes over stars and a slash only where it is a plain one.
            tokens.add(GlobToken.Wildcard.ANYTHING);
            return end;
        }
        tokens.add(GlobToken.Wildcard.NO_PARTS);
        tokens.add(GlobToken.Wildcard.PARTS);
        return end + 1;
    }

    /** Returns the only text that the pattern matches; empty where it has a wildcard. */
    Optional<String> literal() {
        return isLiteral() ? Optional.of(beginning) : Optional.empty();
    }

    private boolean isLiteral() {
        return beginning.length() == tokens.size();
    }

    boolean matches(String text) {
        // Nearly all names of a repository end here.
        boolean isPossible = text.startsWith(beginning) && text.endsWith(end);
        if (!isPossible || isLiteral()) {
            return isPossible && text.length() == beginning.length();
        }
        boolean[] now = new boolean[tokens.size() + 1];
        boolean[] next = new boolean[tokens.size() + 1];
        now[0] = true;
        skipOptional(now);
        for (int i = 0; i < text.length(); i++) {
            if (!advance(text.charAt(i), now, next)) {
                return false;
            }
            boolean[] old = now;
            now = next;
            next = old;
            Arrays.fill(next, false);
        }
        return now[tokens.size()];
    }

    /** Follows one character from all places of the pattern that were reached; false where none is left. */
    private boolean advance(char character, boolean[] now, boolean[] next) {
        boolean isAlive = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (now[i]) {
                GlobToken token = tokens.get(i);
                boolean stays = token.stays(character);
                boolean leaves = token.leaves(character);
                next[i] |= stays;
                next[i + 1] |= leaves;
                isAlive |= stays || leaves;
            }
        }
        skipOptional(next);
        return isAlive;
    }

    private void skipOptional(boolean[] places) {
        for (int i = 0; i < tokens.size(); i++) {
            if (places[i]) {
                places[i + 1] |= tokens.get(i).mayBeEmpty();
                if (tokens.get(i) == GlobToken.Wildcard.NO_PARTS) {
                    places[i + 2] = true;
                }
            }
        }
    }
}
