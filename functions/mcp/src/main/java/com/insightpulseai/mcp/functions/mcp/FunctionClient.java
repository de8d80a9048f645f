package com.insightpulseai.mcp.functions.mcp;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.platform.BoundedHttp;
import com.insightpulseai.mcp.platform.Causes;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Asks other functions of this stack as the caller of the present request. Each request is sent once, on a connection of its
 * own: a Lambda serves one request at a time, and a connection that it kept would be cut when it is frozen.
 */
@ApplicationScoped
class FunctionClient {

    private static final int LARGEST_ANSWER = 1 << 20;

    /** An answer, and its body where that is a JSON object. */
    record Answer(BoundedHttp.Answer http, Optional<ObjectNode> json) {

        boolean isProblem(ProblemCode code) {
            return json.filter(body -> code.wireName().equals(body.path("code").textValue())).isPresent();
        }
    }

    private final HttpHeaders headers;
    private final RequestId requestId;
    private final ClientSoftware client;
    private final ObjectMapper mapper;
    private final BoundedHttp http;

    FunctionClient(HttpHeaders headers, RequestId requestId, ClientSoftware client, ObjectMapper mapper, EndpointConfig config,
            Vertx vertx) {
        this.headers = headers;
        this.requestId = requestId;
        this.client = client;
        this.mapper = mapper;
        this.http = new BoundedHttp(vertx, config.forwardTimeout(), LARGEST_ANSWER);
    }

    /** Fails where there is no answer, or where the function does not take the caller's token. */
    Uni<Answer> get(URI address) {
        return http.send(request(HttpMethod.GET, address)).map(this::answer);
    }

    /** The same with JSON that is sent. */
    Uni<Answer> post(URI address, Buffer json, Map<String, String> fields) {
        RequestOptions request = request(HttpMethod.POST, address)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        fields.forEach(request::putHeader);
        return http.send(request, json).map(this::answer);
    }

    /** Returns whether such a failure comes before anything of the request has been sent. */
    static boolean isUnsent(Throwable failure) {
        return Causes.first(failure, ConnectException.class).isPresent()
                || Causes.first(failure, UnknownHostException.class).isPresent()
                || Causes.first(failure, SSLException.class).isPresent();
    }

    private RequestOptions request(HttpMethod method, URI address) {
        RequestOptions request = new RequestOptions().setMethod(method).setAbsoluteURI(address.toString())
                .putHeader(HttpHeaders.AUTHORIZATION, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .putHeader("traceparent", requestId.traceparent());
        client.name().ifPresent(name -> request.putHeader(HttpHeaders.USER_AGENT, printable(name)));
        return request;
    }

    /** A header has no other characters than these. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    /**
     * This process has verified the token; a function that refuses it all the same knows more, such as that a workflow's
     * repository is not registered. To the client that is the same 401.
     */
    private Answer answer(BoundedHttp.Answer received) {
        Answer answer = new Answer(received, object(received.body()));
        if (received.status() == Status.UNAUTHORIZED.getStatusCode() && answer.isProblem(ProblemCode.UNAUTHENTICATED)) {
            throw ProblemException.of(ProblemCode.UNAUTHENTICATED, "The bearer token is not valid here.")
                    .withHeaders(Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
        }
        return answer;
    }

    private Optional<ObjectNode> object(String body) {
        try {
            return mapper.readTree(body) instanceof ObjectNode json ? Optional.of(json) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
