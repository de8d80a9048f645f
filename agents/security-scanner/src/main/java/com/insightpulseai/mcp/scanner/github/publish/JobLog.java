package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.StandardStreams;

/** The log of the job, in which the runner looks for commands. Each line of it is written at once. */
public final class JobLog {

    private final OutputStream out;

    public JobLog(StandardStreams streams) {
        this.out = streams.out();
    }

    /**
     * Writes texts of others. Whatever is in them, the runner finds no command there: until a random word, which they cannot
     * know, it looks for none.
     */
    public void foreign(OutputFile.Content content) throws IOException {
        String word = UUID.randomUUID().toString();
        line("::stop-commands::" + word);
        try {
            content.writeTo(out);
        } finally {
            line("");
            line("::" + word + "::");
        }
    }

    /** Writes a command of the runner. */
    void command(WorkflowCommand command) throws IOException {
        line(command.line());
    }

    private void line(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
