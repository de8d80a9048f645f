package com.insightpulseai.mcp.scanner.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;

import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.cli.StandardStreams;

/**
 * Lines of a gate in the log of a job, in which GitHub's runner looks for commands: at the beginning of a line, and in the old
 * form anywhere. Names
 * of files and packages must not become one.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 */
public final class GateLog {

    private static final String COMMAND = "::";
    private static final String OLD_COMMAND = "##[";

    private final StandardStreams streams;
    private boolean isEnded;

    public GateLog(StandardStreams streams) {
        this.streams = streams;
    }

    /** Writes a line for people to the standard error stream. */
    public void line(String text) {
        streams.err().println(plain(text));
    }

    /**
     * Hides a text from all of the log that follows.
     *
     * @throws CancellationException after the end, when the runner may look for no commands and would show it
     */
    public synchronized void mask(String secret) {
        if (isEnded) {
            throw new CancellationException("the job ends");
        }
        String line = COMMAND + "add-mask" + COMMAND + secret.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
                + "\n";
        try {
            streams.out().write(line.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets no text be hidden any more. */
    public synchronized void end() {
        isEnded = true;
    }

    /** Returns a text in one line that is no command of the runner. */
    public static String plain(String text) {
        String line = SafeText.oneLine(text).replace(OLD_COMMAND, "# #[");
        return line.stripLeading().startsWith(COMMAND) ? "| " + line : line;
    }
}
