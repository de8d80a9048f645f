package com.insightpulseai.mcp.scanner.git;

import java.util.ArrayList;
import java.util.List;

/** The parents that the text of a commit names. */
final class CommitParents {

    private static final String PARENT = "parent ";

    private CommitParents() {
    }

    /**
     * Reads a commit's object. It names the parents also where a shallow clone was cut, at which {@code HEAD^1} finds none.
     *
     * @param object as {@code git cat-file commit} writes it
     */
    static List<String> of(String object) {
        List<String> parents = new ArrayList<>();
        for (String line : (Iterable<String>) object.lines()::iterator) {
            if (line.isEmpty()) {
                break;
            }
            if (line.startsWith(PARENT)) {
                parents.add(line.substring(PARENT.length()));
            }
        }
        return List.copyOf(parents);
    }
}
