package com.insightpulseai.mcp.scanner.github.publish;

import java.util.List;

import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;

/** Sentences for people in Markdown, bounded in number and size. */
final class Notes {

    private static final int LONGEST = 500;

    private Notes() {
    }

    /**
     * Returns a list.
     *
     * @param title a line above it; empty without one
     */
    static String list(String title, List<String> notes, int most) {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(title.isEmpty() ? "\n" : "\n" + title + "\n\n");
        notes.stream().limit(most).forEach(note -> text.append("- ").append(prose(note)).append('\n'));
        return text.append(notes.size() > most ? "- and " + (notes.size() - most) + " more\n" : "").toString();
    }

    /** Returns quotations, which stand out from the text around. */
    static String quoted(List<String> notes, int most) {
        StringBuilder text = new StringBuilder();
        notes.stream().limit(most).forEach(note -> text.append("\n> ").append(prose(note)).append('\n'));
        return text.toString();
    }

    private static String prose(String note) {
        return MarkdownText.prose(SafeText.oneLine(note, LONGEST));
    }
}
