package com.insightpulseai.mcp.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.call.JsonResultException;
import com.insightpulseai.mcp.web.problem.Problem;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.logging.Log;

/** Answers every failure with {@code application/problem+json}, but for results that are not of the tool's own type. */
@ApplicationScoped
public class ProblemMappers {

    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"); // as a tool's own answer has it

    private final CurrentCall call;
    private final RequestId requestId;

    ProblemMappers(CurrentCall call, RequestId requestId) {
        this.call = call;
        this.requestId = requestId;
    }

    @ServerExceptionMapper
    Response result(JsonResultException result) {
        Response.ResponseBuilder answer = Response.ok(result.json(), JSON);
        result.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response webApplication(WebApplicationException failure, UriInfo uri) {
        return answer(failure, uri);
    }

    @ServerExceptionMapper
    Response any(Throwable failure, UriInfo uri) {
        return answer(failure, uri);
    }

    /** The answer to any failure. */
    public Response answer(Throwable failure, UriInfo uri) {
        ProblemException problem = Problems.of(failure);
        String path = call.path().orElseGet(uri::getPath);
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            Log.errorf(failure, "Request %s to %s failed", requestId.value(), path);
        }
        Response.ResponseBuilder answer = Response.status(problem.code().status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(problem, path, call.eventId()));
        problem.headers().forEach(answer::header);
        return answer.build();
    }
}
