package com.insightpulseai.mcp.call;

import java.util.Optional;

import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * What is known of an input before its call begins.
 *
 * @param payload the redacted input, JSON
 * @param refusal why the call is refused whatever the database says
 * @param question set where an earlier result for it may be kept and handed out
 */
record ExaminedInput(String payload, Optional<ProblemException> refusal, Optional<Question> question) {
}
