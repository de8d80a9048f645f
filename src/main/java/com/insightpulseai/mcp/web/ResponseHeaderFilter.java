package com.insightpulseai.mcp.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.insightpulseai.mcp.call.Admission;
import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.call.QuotaUse;

/** Names on every answer the audit row, the request, the schema version and what is left of the quota. */
class ResponseHeaderFilter {

    private static final String METHODS = "POST, OPTIONS";

    private final CurrentCall call;
    private final RequestId requestId;

    ResponseHeaderFilter(CurrentCall call, RequestId requestId) {
        this.call = call;
        this.requestId = requestId;
    }

    @ServerResponseFilter
    void describe(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (call.policy().isPresent() && request.getMethod().equals(HttpMethod.OPTIONS)) {
            headers.putSingle(HttpHeaders.ALLOW, METHODS); // RESTEasy's lists HEAD, which only works beside GET
        }
        headers.putSingle("X-Request-Id", requestId.value());
        call.eventId().ifPresent(event -> headers.putSingle("X-Event-Id", event.toString()));
        call.opened().ifPresent(opened -> headers.putSingle("Schema-Version", opened.schemaVersion()));
        call.admission().flatMap(Admission::quota).ifPresent(quota -> describe(headers, quota));
    }

    private static void describe(MultivaluedMap<String, Object> headers, QuotaUse quota) {
        headers.putSingle("RateLimit", quota.rateLimit());
        headers.putSingle("RateLimit-Policy", quota.rateLimitPolicy());
    }
}
