package com.insightpulseai.mcp.web.problem;

/** A failure that knows its own problem. */
public interface Answerable {

    ProblemException toProblem();
}
