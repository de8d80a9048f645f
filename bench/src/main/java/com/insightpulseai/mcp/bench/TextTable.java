package com.insightpulseai.mcp.bench;

import java.util.ArrayList;
import java.util.List;

/** A table of text, its first column flush left and the others flush right; valid Markdown as well. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with a cell for each heading. */
    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < rows.get(i).size(); column++) {
                text.append(cell(rows.get(i).get(column), column, ' '));
            }
            text.append("|\n");
            if (i == 0) {
                for (int column = 0; column < rows.get(0).size(); column++) {
                    text.append(cell(column == 0 ? "-" : "-:", column, '-'));
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private String cell(String content, int column, char filling) {
        int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        String padding = String.valueOf(filling).repeat(Math.max(0, width - content.length()));
        return "| " + (column == 0 ? content + padding : padding + content) + " ";
    }
}
