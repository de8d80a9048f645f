package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes rows as long as there is room. After the first one that does not fit, none is written. */
final class MarkdownRows {

    private final OutputStream out;
    private long room;
    private int leftOut;

    MarkdownRows(OutputStream out, long room) {
        this.out = out;
        this.room = room;
    }

    /** Writes what needs no room: it was reserved. */
    void plain(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    void row(String row) throws IOException {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        if (leftOut > 0 || bytes.length > room) {
            leftOut++;
            return;
        }
        room -= bytes.length;
        out.write(bytes);
    }

    void leaveOut(int rows) {
        leftOut += rows;
    }

    int leftOut() {
        return leftOut;
    }
}
