package com.insightpulseai.mcp.hub.connection;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.web.problem.Problem;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests for which no route is looked for, since they have no valid {@code Host}. Quarkus would write a line into the
 * log for each of them: clients without a token could fill it.
 */
@Singleton
class MalformedRequests {

    private static final int STATUS = ProblemCode.INVALID_INPUT.status();
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    private final ObjectMapper mapper;

    MalformedRequests(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).failureHandler(this::refuse);
    }

    private void refuse(RoutingContext context) {
        if (context.statusCode() != STATUS) {
            context.next();
            return;
        }
        ProblemException refusal = ProblemException.invalidInput("The request is malformed.", List.of());
        context.response().setStatusCode(STATUS).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(json(Problem.of(refusal, context.request().path(), Optional.empty())),
                        // A body that follows is not read.
                        sent -> context.request().connection().close());
    }

    private Buffer json(Problem problem) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
