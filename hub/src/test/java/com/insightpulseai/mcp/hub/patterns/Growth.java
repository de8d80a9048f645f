package com.insightpulseai.mcp.hub.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.insightpulseai.mcp.hub.patterns.CountedText.TooManyReadsException;

/**
 * How the work of a pattern grows with the length of its worst text.
 *
 * @param worst the text that was found to be the worst
 * @param reads of 3, 30 and 300 KB; {@link #ENDLESS} where the match was stopped
 */
record Growth(PatternUse use, boolean whole, Attacks worst, List<Long> reads) {

    static final long ENDLESS = Long.MAX_VALUE;

    private static final List<Integer> LENGTHS = List.of(3_000, 30_000, 300_000);
    private static final int PROBE = 300;
    private static final int FEW = 3;
    private static final int PER_STEP = 10;
    private static final int TOLERANCE = 3; // a linear pattern grows by 10 from step to step, a quadratic one by 100
    private static final int MOST_PER_CHARACTER = 300;

    static Growth of(PatternUse use, boolean whole) {
        List<Attacks> worst = Attacks.on(use.regex()).map(attack -> new Probe(attack, probe(use, whole, attack)))
                .sorted(Comparator.comparing(Probe::reads).reversed()).limit(FEW).map(Probe::attack).toList();
        Comparator<Growth> byWork = Comparator.comparing(growth -> growth.reads.get(growth.reads.size() - 1));
        Growth first = worst.stream()
                .map(attack -> new Growth(use, whole, attack, reads(use, whole, attack, LENGTHS.subList(0, 2))))
                .max(byWork).orElseThrow();
        return new Growth(use, whole, first.worst, reads(use, whole, first.worst, LENGTHS));
    }

    private static List<Long> reads(PatternUse use, boolean whole, Attacks attack, List<Integer> lengths) {
        List<Long> reads = new ArrayList<>();
        long limit = (long) lengths.get(0) * MOST_PER_CHARACTER;
        for (int length : lengths) {
            long count = limit == ENDLESS ? ENDLESS : reads(use, whole, attack.text(length), limit);
            reads.add(count);
            limit = count == ENDLESS ? ENDLESS : count * PER_STEP * TOLERANCE;
        }
        return reads;
    }

    private record Probe(Attacks attack, long reads) {
    }

    private static long probe(PatternUse use, boolean whole, Attacks attack) {
        return reads(use, whole, attack.text(PROBE), (long) PROBE * MOST_PER_CHARACTER);
    }

    private static long reads(PatternUse use, boolean whole, String text, long limit) {
        try {
            return use.reads(text, whole, limit);
        } catch (TooManyReadsException | StackOverflowError e) {
            return ENDLESS;
        }
    }

    boolean isLinear() {
        return !reads.contains(ENDLESS);
    }

    @Override
    public String toString() {
        return "%-70s %-6s %-40s %s %s".formatted(use.owner(), whole ? "whole" : "search", worst, reads.stream()
                .map(count -> count == ENDLESS ? "more than linear" : "%,d".formatted(count)).toList(), use.regex());
    }
}
