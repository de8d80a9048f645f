package com.insightpulseai.mcp.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The standard output, whose failures end the program. They are unchecked because writers and formatters in between would
 * swallow an {@link IOException}, and a lost report must not look like success.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream out;
    private boolean failed;

    /** The reader of a pipe has ended. */
    static final class ClosedPipe extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ClosedPipe(IOException cause) {
            super(cause);
        }
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) {
        write(new byte[] { (byte) octet }, 0, 1);
    }

    /** After the first failure nothing is written and nothing fails: one message is enough. */
    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (!failed) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failed = true;
                throw failure(e);
            }
        }
    }

    /** Java tells a closed pipe from a full disk by the system's message only. */
    private static RuntimeException failure(IOException e) {
        String reason = e.getMessage() == null ? "" : e.getMessage();
        if (reason.contains("roken pipe") || reason.contains("pipe is being closed")) {
            return new ClosedPipe(e);
        }
        return new CommandFailure(ExitCode.UNKNOWN, "The standard output cannot be written: " + reason + ".", e);
    }
}
