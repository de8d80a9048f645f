package com.insightpulseai.mcp.scanner.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one probably stands for. */
final class NearestWord {

    private static final int LONGEST = 64;

    private NearestWord() {
    }

    /** Returns the nearest of the words, where at most a third of the letters differ; the first of equally near ones. */
    static Optional<String> of(String given, Collection<String> words) {
        String plain = plain(given);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        return words.stream().filter(word -> distance(plain, plain(word)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(plain, plain(word))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** The number of letters that are replaced, added, missing or swapped with the next one. */
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j
                        : Math.min(rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
