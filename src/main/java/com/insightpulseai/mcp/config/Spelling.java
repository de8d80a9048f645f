package com.insightpulseai.mcp.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt one is likely meant to be. */
public final class Spelling {

    private Spelling() {
    }

    /** The known name that is fewest letters away, at most {@code most}; of several the first. */
    public static Optional<String> nearest(String name, Collection<String> known, int most) {
        return known.stream().filter(other -> Math.abs(other.length() - name.length()) <= most)
                .filter(other -> distance(other, name) <= most)
                .min(Comparator.comparingInt(other -> distance(other, name)));
    }

    /** Levenshtein's: how many letters have to be changed, added or taken away. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
