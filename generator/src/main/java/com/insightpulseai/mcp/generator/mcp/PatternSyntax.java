package com.insightpulseai.mcp.generator.mcp;

import java.util.Optional;

/**
 * The syntax of patterns that RE2, Python's {@code re} and ECMAScript with the flag {@code u} all compile, and read alike:
 * literals, sets, groups without names, alternatives, repetitions and both anchors. Shorthands such as {@code \w} are not among
 * it, because they mean ASCII here and Unicode there.
 */
final class PatternSyntax {

    /** <a href="https://github.com/google/re2/wiki/Syntax">RE2's</a> most repetitions, those of nested groups multiplied. */
    private static final int MOST_REPETITIONS = 1_000;
    private static final String TO_BE_ESCAPED = "\\^$.|?*+()[]{}";
    private static final String ESCAPES = TO_BE_ESCAPED + "/tnrf";

    private static final class Flaw extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Flaw(String what) {
            super(what, null, false, false);
        }
    }

    private final String pattern;
    private int at;

    private PatternSyntax(String pattern) {
        this.pattern = pattern;
    }

    /** Says what of a pattern is not among the syntax; empty where all is. */
    static Optional<String> flaw(String pattern) {
        PatternSyntax syntax = new PatternSyntax(pattern);
        try {
            syntax.alternatives();
            return syntax.isAtEnd() ? Optional.empty() : Optional.of("a ')' without a '('");
        } catch (Flaw flaw) {
            return Optional.of(flaw.getMessage());
        }
    }

    /** Returns the most repetitions of anything within. */
    private int alternatives() {
        int most = 1;
        while (!isAtEnd() && pattern.charAt(at) != ')') {
            most = Math.max(most, pattern.charAt(at) == '|' ? skip() : repeated());
        }
        return most;
    }

    private int skip() {
        at++;
        return 1;
    }

    private int repeated() {
        boolean isAnchor = pattern.charAt(at) == '^' || pattern.charAt(at) == '$';
        int within = atom();
        if (isAtEnd() || "*+?{".indexOf(pattern.charAt(at)) < 0) {
            return within;
        }
        if (isAnchor) {
            throw new Flaw("a repeated anchor");
        }
        int times = pattern.charAt(at) == '{' ? bounds() : skip();
        if (!isAtEnd() && pattern.charAt(at) == '?') {
            at++;
        }
        if (!isAtEnd() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
            throw new Flaw("a possessive or double repetition");
        }
        if ((long) times * within > MOST_REPETITIONS) {
            throw new Flaw("more than " + MOST_REPETITIONS + " repetitions");
        }
        return times * within;
    }

    private int bounds() {
        int end = pattern.indexOf('}', at);
        String text = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!text.matches("[0-9]{1,4}(,([0-9]{1,4})?)?")) {
            throw new Flaw("a '{' that is no repetition");
        }
        at = end + 1;
        String[] bounds = text.split(",");
        int least = Integer.parseInt(bounds[0]);
        int most = Integer.parseInt(bounds[bounds.length - 1]);
        if (most < least) {
            throw new Flaw("a repetition whose bounds are the wrong way round");
        }
        return Math.max(1, most);
    }

    private int atom() {
        char c = pattern.charAt(at++);
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            set();
        } else if (c == '\\') {
            escape("");
        } else if ("?*+{}]".indexOf(c) >= 0) {
            throw new Flaw("an unescaped '" + c + "'");
        } else if (Character.isISOControl(c)) {
            throw new Flaw("a control character");
        }
        return 1;
    }

    private int group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            throw new Flaw(special());
        }
        int most = alternatives();
        if (isAtEnd()) {
            throw new Flaw("a '(' without a ')'");
        }
        at++;
        return most;
    }

    private String special() {
        String start = "'(" + pattern.substring(at, Math.min(at + 3, pattern.length())) + "'";
        if (pattern.startsWith("?!", at) || pattern.startsWith("?=", at) || pattern.startsWith("?<!", at)
                || pattern.startsWith("?<=", at)) {
            return "lookaround " + start;
        }
        return pattern.startsWith("?>", at) ? "an atomic group"
                : pattern.startsWith("?<", at) || pattern.startsWith("?P", at)
                        ? "a named group"
                        : "flags " + start;
    }

    private void set() {
        if (pattern.startsWith("^", at)) {
            at++;
        }
        int first = at;
        while (!isAtEnd() && (pattern.charAt(at) != ']' || at == first)) {
            int low = member(first);
            if (pattern.startsWith("-", at) && !pattern.startsWith("-]", at)) {
                at++;
                if (isAtEnd() || member(first) < low) {
                    throw new Flaw("a range that is none in '[…]'");
                }
            }
        }
        if (isAtEnd()) {
            throw new Flaw("a '[' without a ']'");
        }
        at++;
    }

    private int member(int first) {
        if (pattern.charAt(at) == '-' && at != first && !pattern.startsWith("-]", at)) {
            throw new Flaw("a '-' in the middle of '[…]'; write \\-");
        }
        if (pattern.charAt(at) == '[' || pattern.charAt(at) == ']') {
            throw new Flaw("an unescaped bracket in '[…]'");
        }
        if (Character.isISOControl(pattern.charAt(at))) {
            throw new Flaw("a control character");
        }
        for (String operator : new String[] { "&&", "||", "~~", "--" }) {
            if (pattern.startsWith(operator, at)) {
                throw new Flaw("'" + operator + "' in '[…]'");
            }
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c == '\\' ? escape("-") : c;
    }

    /** Returns the character that is meant, or the letter that stands for it. */
    private int escape(String more) {
        char c = isAtEnd() ? ' ' : pattern.charAt(at++);
        if (c == 'x' && at + 2 <= pattern.length() && pattern.substring(at, at + 2).matches("[0-9a-fA-F]{2}")) {
            at += 2;
            return Integer.parseInt(pattern.substring(at - 2, at), 16);
        }
        if (c == 'p' || c == 'P') {
            throw new Flaw("the Unicode class \\" + c);
        }
        if ((ESCAPES + more).indexOf(c) < 0) {
            throw new Flaw("the escape \\" + c);
        }
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private boolean isAtEnd() {
        return at >= pattern.length();
    }
}
