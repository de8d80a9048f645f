package com.insightpulseai.mcp.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams that a program writes to, in UTF-8.
 *
 * @param out buffered, for reports; fails where {@link java.io.PrintStream} would go on silently
 * @param err for messages and progress, never for a result
 * @param terminal that they lead to, if any
 */
public record StandardStreams(OutputStream out, PrintWriter err, Terminal terminal) {

    /** Returns the streams of this process. */
    public static StandardStreams ofProcess() {
        OutputStream out = new BufferedOutputStream(new StandardOutput(new FileOutputStream(FileDescriptor.out)));
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new StandardStreams(out, err, Terminal.detect());
    }
}
