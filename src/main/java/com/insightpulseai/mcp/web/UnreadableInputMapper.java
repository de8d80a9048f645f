package com.insightpulseai.mcp.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.insightpulseai.mcp.call.CallAudit;
import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.web.problem.Problems;

import io.smallrye.mutiny.Uni;

/**
 * Well-formed JSON from a known caller that is not the tool's input is a call, if a wrong one: it leaves a row. Elsewhere it is
 * a failure like all others.
 */
class UnreadableInputMapper {

    private final CurrentCall call;
    private final CallAudit audit;
    private final ProblemMappers answers;

    UnreadableInputMapper(CurrentCall call, CallAudit audit, ProblemMappers answers) {
        this.call = call;
        this.audit = audit;
        this.answers = answers;
    }

    @ServerExceptionMapper
    Uni<Response> mismatch(MismatchedInputException failure, UriInfo uri) {
        return call.opened()
                .map(opened -> audit.refuse(opened, Problems.of(failure))
                        .map(refusal -> answers.answer(refusal, uri))
                        .onFailure().recoverWithItem(graver -> answers.answer(graver, uri)))
                .orElseGet(() -> Uni.createFrom().item(() -> answers.answer(failure, uri)));
    }
}
