package com.insightpulseai.mcp.web;

import com.insightpulseai.mcp.web.problem.ProblemCode;

/**
 * CDI event: a request was refused because of its body, before anything read it. Fired synchronously on the event loop, so
 * observers must not block.
 *
 * @param code {@link ProblemCode#TOO_LARGE}, {@link ProblemCode#REQUEST_TIMEOUT}, or {@link ProblemCode#UNAVAILABLE} when too
 *        many bodies are in memory
 */
public record BodyRefused(ProblemCode code) {
}
