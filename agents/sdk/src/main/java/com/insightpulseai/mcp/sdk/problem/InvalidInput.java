package com.insightpulseai.mcp.sdk.problem;

/** The input breaks a rule of the tool, or is too large; {@link #violations()} names the fields. */
public final class InvalidInput extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidInput(Problem problem) {
        super(problem);
    }
}
