package com.insightpulseai.mcp.hub.sandbox.socket;

/** The order of versions by their numbers, which is as much as a sandbox needs; a part that is no number counts as zero. */
final class VersionOrder {

    private static final int LONGEST = 18;

    private VersionOrder() {
    }

    static int compare(String one, String other) {
        String[] left = one.split("[.+-]");
        String[] right = other.split("[.+-]");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Long.compare(number(left, i), number(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long number(String[] parts, int index) {
        boolean number = index < parts.length && !parts[index].isEmpty() && parts[index].length() <= LONGEST
                && parts[index].chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Long.parseLong(parts[index]) : 0;
    }
}
