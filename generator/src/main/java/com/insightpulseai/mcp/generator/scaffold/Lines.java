package com.insightpulseai.mcp.generator.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.insightpulseai.mcp.generator.Mistakes;

/** Puts lines into a text that people write. */
final class Lines {

    private Lines() {
    }

    /**
     * Puts lines behind the last one of a kind.
     *
     * @param kind what the line is, for who has to mend the text
     */
    static String afterLast(String text, Predicate<String> is, String kind, List<String> more) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int last = lines.size() - 1;
        while (last >= 0 && !is.test(lines.get(last))) {
            last--;
        }
        if (last < 0) {
            throw new Mistakes("has no " + kind + " to add to; put one there");
        }
        lines.addAll(last + 1, more);
        return String.join("\n", lines) + "\n";
    }

    static boolean hasLike(String text, Predicate<String> is) {
        return text.lines().anyMatch(is);
    }
}
