package com.insightpulseai.mcp.generator.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of a published schema as all clients read it. It matches whatever the original matches: a lookaround only narrows,
 * so that leaving it out accepts more.
 *
 * @param pattern empty where there is none
 * @param lost the rules of the original that it does not have: lookarounds, or the original itself
 */
record PortablePattern(Optional<String> pattern, List<String> lost) {

    private static final List<String> LOOKAROUNDS = List.of("(?!", "(?=", "(?<!", "(?<=");
    private static final String CONTROL = "\\p{Cc}";
    private static final String SURROGATE = "\\p{Cs}";
    private static final String DIGIT = "\\d";

    /** How {@code @NotBlank} is published; it means {@link String#trim}, which takes away other blanks than this. */
    private static final String NOT_BLANK = "\\S";
    private static final String NOT_TRIMMED = "[^\\x00-\\x20]";

    static PortablePattern of(String source) {
        if (source.equals(NOT_BLANK)) {
            return new PortablePattern(Optional.of(NOT_TRIMMED), List.of());
        }
        List<String> lookarounds = new ArrayList<>();
        String pattern = rewritten(source, lookarounds);
        return PatternSyntax.flaw(pattern).isPresent()
                ? new PortablePattern(Optional.empty(), List.of(source))
                : new PortablePattern(Optional.of(pattern), List.copyOf(lookarounds));
    }

    private static String rewritten(String source, List<String> lookarounds) {
        StringBuilder pattern = new StringBuilder();
        boolean inClass = false;
        boolean negated = false;
        int i = 0;
        while (i < source.length()) {
            int at = i;
            if (inClass && source.startsWith(CONTROL, i)) {
                // Also published for \p{Cntrl}, which in Java has those of ASCII only: a tool that excludes these takes the others.
                pattern.append(negated ? "\\x00-\\x1f\\x7f" : "\\x00-\\x1f\\x7f-\\x9f");
                i += CONTROL.length();
            } else if (inClass && negated && source.startsWith(SURROGATE, i)) {
                // No text in UTF-8 has one.
                i += SURROGATE.length();
            } else if (source.startsWith(DIGIT, i)) {
                pattern.append(inClass ? "0-9" : "[0-9]");
                i += DIGIT.length();
            } else if (source.charAt(i) == '\\') {
                i = Math.min(i + 2, source.length());
                pattern.append(source, at, i);
            } else if (!inClass && LOOKAROUNDS.stream().anyMatch(start -> source.startsWith(start, at))) {
                i = endOfGroup(source, i);
                lookarounds.add(source.substring(at, i));
            } else {
                char c = source.charAt(i++);
                pattern.append(c);
                negated = !inClass && c == '[' ? source.startsWith("^", i) : negated;
                inClass = inClass ? c != ']' : c == '[';
            }
        }
        return pattern.toString();
    }

    /** The place behind the group that begins at a place. */
    private static int endOfGroup(String source, int start) {
        int depth = 0;
        boolean inClass = false;
        for (int i = start; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return source.length();
    }
}
