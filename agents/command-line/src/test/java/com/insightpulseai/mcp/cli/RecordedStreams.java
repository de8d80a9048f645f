package com.insightpulseai.mcp.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Streams of a program that keep what was written. */
final class RecordedStreams {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final StandardStreams streams = new StandardStreams(out, new PrintWriter(err),
            new Terminal(false, false, false, Terminal.DEFAULT_WIDTH));

    StandardStreams streams() {
        return streams;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString();
    }
}
