package com.insightpulseai.mcp.cli;

/** Exit codes of all agents. */
public final class ExitCode {

    /** The work was done, and there is nothing to act on. */
    public static final int OK = 0;
    /** The work was done, and there is something to act on: findings, no-go, a mark exceeded. */
    public static final int ATTENTION = 1;
    /** Wrong use: options, configuration, an input that the server refuses. */
    public static final int WRONG_USE = 2;
    /** There was nothing to work on. */
    public static final int NOTHING = 3;
    /** No verdict: server, provider, token, role, quota, timeout, or a defect of the agent. */
    public static final int UNKNOWN = 4;
    /** Interrupted by SIGINT. */
    public static final int INTERRUPTED = 130;
    /** The reader of the standard output ended first, as {@code head} does; what a shell reports after SIGPIPE. */
    public static final int CLOSED_PIPE = 141;
    /** Terminated by SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCode() {
    }
}
