package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.insightpulseai.mcp.cli.DisplayWidth;

/**
 * Lays out rows in columns of a terminal. A cell that is too wide for its column goes on in the next line, so that nothing of a
 * name is hidden. Widths are those of a terminal, in which some characters take two columns.
 */
final class TerminalTable {

    private static final int LEAST_WIDTH = 10;
    private static final String GAP = "  ";
    private static final String SEPARATORS = "/-@ ";

    private final String[] header;
    private final int[] widths;

    TerminalTable(String... header) {
        this.header = header;
        this.widths = IntStream.range(0, header.length).map(i -> DisplayWidth.of(header[i])).toArray();
    }

    /** Makes the columns wide enough for a row. */
    void measure(String[] row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], DisplayWidth.of(row[i]));
        }
    }

    /** Returns the columns that a line takes. */
    int width() {
        return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    }

    /** Narrows the widest columns until a line fits, but none below ten. */
    void fit(int width) {
        int excess = width() - width;
        while (excess > 0) {
            int widest = widest();
            if (widths[widest] <= LEAST_WIDTH) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private int widest() {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            if (widths[i] > widths[widest]) {
                widest = i;
            }
        }
        return widest;
    }

    void writeHeader(Appendable out) throws IOException {
        writeRow(out, header, -1, "", "");
    }

    /**
     * Writes a row.
     *
     * @param styled index of a cell between two sequences; -1 for none
     */
    void writeRow(Appendable out, String[] row, int styled, String begin, String end) throws IOException {
        List<List<String>> cells = new ArrayList<>(row.length);
        int lines = 1;
        for (int i = 0; i < row.length; i++) {
            List<String> parts = wrapped(row[i], widths[i]);
            cells.add(parts);
            lines = Math.max(lines, parts.size());
        }
        for (int line = 0; line < lines; line++) {
            int blanks = 0;
            for (int i = 0; i < row.length; i++) {
                String part = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                if (!part.isEmpty()) {
                    out.append(" ".repeat(blanks));
                    blanks = 0;
                    out.append(i == styled ? begin + part + end : part);
                }
                blanks += widths[i] - DisplayWidth.of(part) + GAP.length();
            }
            out.append('\n');
        }
    }

    private static List<String> wrapped(String text, int width) {
        if (text.length() * 2 <= width || DisplayWidth.of(text) <= width) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int end = end(text, begin, width);
            parts.add(text.substring(begin, end));
            begin = end;
        }
        return parts;
    }

    /** The end of the part that fits, after a separator where that leaves no more than half of it empty. */
    private static int end(String text, int begin, int width) {
        int separated = begin;
        int used = 0;
        int next;
        for (int i = begin; i < text.length(); i += next) {
            int character = text.codePointAt(i);
            next = Character.charCount(character);
            used += DisplayWidth.of(character);
            if (used > width && i > begin) {
                return separated > begin ? separated : i;
            }
            if (SEPARATORS.indexOf(character) >= 0 && used * 2 >= width) {
                separated = i + next;
            }
        }
        return text.length();
    }
}
