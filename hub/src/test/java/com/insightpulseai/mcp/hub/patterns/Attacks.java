package com.insightpulseai.mcp.hub.patterns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts that a pattern may take long for: what it begins with or is made of, over and over, up to an end that it does not take.
 *
 * @param prefix comes once
 * @param pump comes over and over
 */
record Attacks(String prefix, String pump) {

    private static final List<String> CHARACTERS = List.of("a", "A", "0", "-", ".", "/", ":", "@", " ", "\n", "%", "=", "\"",
            ",", ";", "<", "_", "(", "[");
    private static final String NO_END = "\u0001";
    private static final int LONGEST_WORD = 24;

    /** A text of this length. */
    String text(int length) {
        StringBuilder text = new StringBuilder(length).append(prefix);
        while (text.length() < length - NO_END.length()) {
            text.append(pump);
        }
        text.setLength(length - NO_END.length());
        return text.append(NO_END).toString();
    }

    @Override
    public String toString() {
        return printable(prefix) + " + " + printable(pump) + "…";
    }

    static Stream<Attacks> on(String regex) {
        Set<String> words = new LinkedHashSet<>(CHARACTERS);
        for (String word : regex.replaceAll("\\\\([^a-zA-Z0-9])", "$1")
                .split("\\(\\?[:=!<]*|\\[[^\\]]*]|[()|?*+^${}]|\\\\[a-zA-Z]")) {
            if (!word.isEmpty() && word.length() <= LONGEST_WORD) {
                words.add(word);
            }
        }
        return words.stream().flatMap(one -> words.stream().flatMap(other -> {
            if (one.equals(other)) {
                return Stream.of(new Attacks("", one));
            }
            Attacks both = new Attacks("", one + other);
            return CHARACTERS.contains(one) ? Stream.of(both) : Stream.of(both, new Attacks(one, other));
        }));
    }

    private static String printable(String text) {
        return '"' + text.replace("\n", "\\n") + '"';
    }
}
