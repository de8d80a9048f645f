package com.insightpulseai.mcp.agents.report;

import java.util.Locale;

/** Numbers for people. */
public final class Numbers {

    private Numbers() {
    }

    /** Returns a number with at most three digits that matter after its point, without zeros at the end. */
    public static String shortened(double number) {
        double size = Math.abs(number);
        String format = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        String text = String.format(Locale.ROOT, format, number);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** Returns a count with commas between thousands. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a count and its noun, which gets an s unless the count is 1. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
