package com.insightpulseai.mcp.generator.scaffold;

import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.generator.Mistakes;

/** {@code CHANGELOG.md}: what was added since the last release. */
final class Changelog {

    static final String PATH = "CHANGELOG.md";

    private static final String UNRELEASED = "## [Unreleased]";
    private static final String ADDED = "### Added";

    private Changelog() {
    }

    static String add(String changelog, String what) {
        List<String> lines = new ArrayList<>(changelog.lines().toList());
        int unreleased = lines.indexOf(UNRELEASED);
        int added = unreleased < 0 ? -1 : unreleased + lines.subList(unreleased, lines.size()).indexOf(ADDED);
        if (added <= unreleased || lines.subList(unreleased + 1, added).stream().anyMatch(line -> line.startsWith("## "))) {
            throw new Mistakes("has no heading '" + ADDED + "' below '" + UNRELEASED + "'; put it there");
        }
        int end = added + 1;
        while (end < lines.size() && !lines.get(end).startsWith("#")) {
            end++;
        }
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        lines.add(end, (end == added + 1 ? "\n" : "") + "- " + what);
        return String.join("\n", lines) + "\n";
    }
}
