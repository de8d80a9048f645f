package com.insightpulseai.mcp.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.insightpulseai.mcp.egress.EgressException;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.platform.Causes;
import com.insightpulseai.mcp.upstream.RetryAfter;

import io.quarkus.logging.Log;
import io.vertx.core.VertxException;

/**
 * Why a message did not arrive.
 *
 * @param reason a word for the delivery's state; nothing of the URL and nothing that the webhook answered
 * @param lasting whether there is no use in trying again
 * @param retryAfter when the webhook wants to be tried again
 */
public record DeliveryFailure(String reason, boolean lasting, Optional<Duration> retryAfter) {

    /** One that may be over at the next attempt. */
    public static DeliveryFailure passing(String reason) {
        return new DeliveryFailure(reason, false, Optional.empty());
    }

    static DeliveryFailure of(Throwable failure) {
        Optional<EgressException> stopped = EgressException.find(failure);
        if (stopped.isPresent()) {
            return passing(stopped.get() instanceof HostnameNotAllowedException ? "host_not_allowed" : "answer_refused");
        }
        List<Throwable> causes = Causes.of(failure).toList();
        for (Throwable cause : causes) {
            if (cause instanceof TimeoutException) {
                return passing("timeout");
            }
            if (cause instanceof WebApplicationException refused) {
                return answered(refused.getResponse());
            }
            if (cause instanceof IOException || cause instanceof VertxException) {
                return passing("unreachable");
            }
        }
        // It may be a fault of ours. Messages stay out, as one may quote the URL, which is a secret.
        Log.warnf("A webhook failed in an unforeseen way: %s",
                causes.stream().map(cause -> cause.getClass().getName()).collect(Collectors.joining(" by ")));
        return passing("internal_error");
    }

    /** 410 is a webhook that is gone and wants no more; others may be mended, be it the webhook or its URL in the vault. */
    static DeliveryFailure answered(Response answer) {
        int status = answer.getStatus();
        return new DeliveryFailure("http_" + status, status == Response.Status.GONE.getStatusCode(),
                RetryAfter.parse(answer.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }
}
