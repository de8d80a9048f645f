package com.insightpulseai.mcp.web;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;

import com.insightpulseai.mcp.platform.TimeOrderedIds;

/**
 * Identifies the request in answers, logs and the audit: the trace id of the caller's {@code traceparent}, or one of our own of
 * the same form. Ours begins with its time, so that the index of request ids grows at its end; of its last 56 bits, from which
 * samplers decide, each is random.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
@RequestScoped
public class RequestId {

    private static final Pattern TRACEPARENT = Pattern
            .compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final TimeOrderedIds OWN = new TimeOrderedIds();

    private final boolean ofCaller;
    private String value;

    @Inject
    RequestId(HttpHeaders headers) {
        Optional<String> traceId = traceId(headers.getHeaderString("traceparent"));
        ofCaller = traceId.isPresent();
        value = traceId.orElseGet(() -> OWN.next().toString().replace("-", ""));
    }

    /** Takes the trace id of a {@code traceparent} that came in the request's body; one in its header goes first. */
    public void adopt(String traceparent) {
        if (!ofCaller) {
            traceId(traceparent).ifPresent(id -> value = id);
        }
    }

    private static Optional<String> traceId(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A trace context of this request for what it asks of other processes. */
    public String traceparent() {
        return "00-" + value + "-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-01";
    }

    public String value() {
        return value;
    }
}
