package com.insightpulseai.mcp.problem;

/** A failure that knows its own problem. */
public interface Answerable {

    ProblemException toProblem();
}
