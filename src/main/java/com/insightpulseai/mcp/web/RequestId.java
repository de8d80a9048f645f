package com.insightpulseai.mcp.web;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Identifies the request in answers, logs and the audit: the trace id of the caller's {@code traceparent}, or one of our own of
 * the same form.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
@RequestScoped
public class RequestId {

    private static final Pattern TRACEPARENT = Pattern
            .compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private final String value;

    @Inject
    RequestId(HttpHeaders headers) {
        String traceparent = headers.getHeaderString("traceparent");
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        value = matcher.matches() ? matcher.group(1) : UUID.randomUUID().toString().replace("-", "");
    }

    public String value() {
        return value;
    }
}
