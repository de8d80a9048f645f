package com.insightpulseai.mcp.scanner.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A class of characters such as {@code [a-z_]}, {@code [!0-9]} or {@code [[:alpha:]]}.
 *
 * @param end index after its bracket
 */
record GlobClass(List<IntPredicate> members, boolean isNegated, int end) {

    private static final char LAST_ASCII = 0x7f;

    /** The names of POSIX, for ASCII as in git. */
    private static final Map<String, IntPredicate> NAMED = Map.ofEntries(
            Map.entry("alnum", ascii(Character::isLetterOrDigit)),
            Map.entry("alpha", ascii(Character::isLetter)),
            Map.entry("blank", character -> character == ' ' || character == '\t'),
            Map.entry("cntrl", ascii(Character::isISOControl)),
            Map.entry("digit", ascii(Character::isDigit)),
            Map.entry("graph", character -> character > ' ' && character < LAST_ASCII),
            Map.entry("lower", ascii(Character::isLowerCase)),
            Map.entry("print", character -> character >= ' ' && character < LAST_ASCII),
            Map.entry("punct", character -> character > ' ' && character < LAST_ASCII && !Character.isLetterOrDigit(character)),
            Map.entry("space", character -> character == ' ' || character >= '\t' && character <= '\r'),
            Map.entry("upper", ascii(Character::isUpperCase)),
            Map.entry("xdigit", ascii(character -> Character.digit(character, 16) >= 0)));

    private static IntPredicate ascii(IntPredicate predicate) {
        return character -> character <= LAST_ASCII && predicate.test(character);
    }

    boolean has(char character) {
        return isNegated != members.stream().anyMatch(member -> member.test(character));
    }

    /** Reads a class from its opening bracket; empty where none closes it, or where a name is unknown. */
    static Optional<GlobClass> parse(String pattern, int open) {
        int i = open + 1;
        boolean isNegated = i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
        i += isNegated ? 1 : 0;
        List<IntPredicate> members = new ArrayList<>();
        int first = i;
        while (i < pattern.length() && (i == first || pattern.charAt(i) != ']')) {
            if (pattern.startsWith("[:", i)) {
                int close = pattern.indexOf(']', i + 2);
                if (close < 0) {
                    return Optional.empty();
                }
                if (pattern.charAt(close - 1) == ':' && close - 1 >= i + 2) {
                    IntPredicate named = NAMED.get(pattern.substring(i + 2, close - 1));
                    if (named == null) {
                        return Optional.empty();
                    }
                    members.add(named);
                    i = close + 1;
                    continue;
                }
            }
            i = member(pattern, i, members);
        }
        return i < pattern.length() ? Optional.of(new GlobClass(List.copyOf(members), isNegated, i + 1)) : Optional.empty();
    }

    /** Reads a character or a range, and returns the index after it; the pattern's length where it breaks off. */
    private static int member(String pattern, int at, List<IntPredicate> members) {
        int i = at + (pattern.charAt(at) == '\\' ? 1 : 0);
        if (i == pattern.length()) {
            return i;
        }
        char low = pattern.charAt(i++);
        boolean isRange = i + 1 < pattern.length() && pattern.charAt(i) == '-' && pattern.charAt(i + 1) != ']';
        if (!isRange) {
            members.add(character -> character == low);
            return i;
        }
        i += pattern.charAt(i + 1) == '\\' ? 2 : 1;
        if (i == pattern.length()) {
            return i;
        }
        char high = pattern.charAt(i);
        // Of a range that runs backwards, git takes the first character.
        members.add(character -> character == low || character > low && character <= high);
        return i + 1;
    }
}
