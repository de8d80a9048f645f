package com.insightpulseai.mcp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.egress.Exchange;
import com.insightpulseai.mcp.platform.EventLoopTimer;

import io.smallrye.mutiny.Uni;

/** Sends one message to one webhook, once. */
@Singleton
public class WebhookSender {

    /** The name by which webhooks are known to the egress rules. No provider may have it. */
    public static final String CLIENT = "webhooks";

    /** An attempt takes no longer. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private final WebhookApi api;
    private final EventLoopTimer timer;

    WebhookSender(@RestClient WebhookApi api, EventLoopTimer timer) {
        this.api = api;
        this.timer = timer;
    }

    /** Never fails; empty when the webhook took it, which is any status of 2xx within 5 s. */
    public Uni<Optional<DeliveryFailure>> send(WebhookMessage message) {
        return Uni.createFrom().deferred(() -> sendSigned(message))
                .onFailure().recoverWithItem(failure -> Optional.of(DeliveryFailure.of(failure)));
    }

    private Uni<Optional<DeliveryFailure>> sendSigned(WebhookMessage message) {
        Optional<WebhookSignature> signer = message.signingSecret().flatMap(WebhookSignature::with);
        if (message.signingSecret().isPresent() && signer.isEmpty()) {
            return Uni.createFrom().item(Optional.of(DeliveryFailure.passing("signing_secret_malformed")));
        }
        String url = message.url().reveal();
        // The client is guarded by what all webhooks together may reach; this one may reach no more than its own.
        message.allowlist().validate(url);
        byte[] body = message.body().getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        String signature = signer.map(with -> with.of(message.id(), now, body)).orElse(null);
        Uni<Response> answer = Exchange.of(() -> api.send(url, message.id(), Long.toString(now), signature, body));
        return timer.limit(answer, LONGEST, TimeoutException::new).map(WebhookSender::judged);
    }

    private static Optional<DeliveryFailure> judged(Response answer) {
        try (answer) {
            return answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                    ? Optional.empty()
                    : Optional.of(DeliveryFailure.answered(answer));
        }
    }
}
