package com.insightpulseai.mcp.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged in this JVM until it is closed. */
public final class LoggedLines extends Handler implements AutoCloseable {

    private final PatternFormatter text = new PatternFormatter("%s%e");
    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Begins to listen. */
    public LoggedLines() {
        root.addHandler(this);
    }

    /** The messages so far, oldest first, with stack traces. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(text.format(line));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
