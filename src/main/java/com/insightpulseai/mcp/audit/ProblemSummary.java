package com.insightpulseai.mcp.audit;

import java.util.List;

import com.insightpulseai.mcp.web.problem.Violation;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the audit keeps of a failure: what the caller was told. */
@RegisterForReflection
public record ProblemSummary(int status, String detail, List<Violation> violations) {
}
