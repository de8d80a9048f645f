package com.insightpulseai.mcp.cli;

/** The end of a command that people are told of in one line, without a stack trace. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode of {@link ExitCode}
     * @param message a sentence or two for people, without secrets
     */
    public CommandFailure(int exitCode, String message) {
        this(exitCode, message, null);
    }

    /** @param cause for {@code --verbose}; may be null */
    public CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Creates the end of a command that cannot tell. */
    public static CommandFailure unknown(String message) {
        return new CommandFailure(ExitCode.UNKNOWN, message);
    }

    /** Creates the end of a command that was used wrongly. */
    public static CommandFailure wrongUse(String message) {
        return new CommandFailure(ExitCode.WRONG_USE, message);
    }

    /** Returns the exit code of the program. */
    public int exitCode() {
        return exitCode;
    }
}
