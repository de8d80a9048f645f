package com.insightpulseai.mcp.migrations.audit;

import java.util.ArrayList;
import java.util.List;

/** The first of what was found, and how much that is altogether. */
final class Findings {

    private static final int KEPT = 20;

    private final List<Finding> first = new ArrayList<>();
    private long count;

    void add(Finding finding) {
        count++;
        if (first.size() < KEPT) {
            first.add(finding);
        }
    }

    void add(String format, Object... arguments) {
        add(Finding.of(format, arguments));
    }

    List<Finding> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }
}
