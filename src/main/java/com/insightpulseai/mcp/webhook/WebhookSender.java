package com.insightpulseai.mcp.alert;

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
class WebhookSender {

    static final Duration LONGEST = Duration.ofSeconds(5);

    private final WebhookApi api;
    private final EventLoopTimer timer;

    WebhookSender(@RestClient WebhookApi api, EventLoopTimer timer) {
        this.api = api;
        this.timer = timer;
    }

    /** Never fails; empty when the webhook took it, which is any status of 2xx within 5 s. */
    Uni<Optional<DeliveryFailure>> send(Webhook webhook, Delivery delivery) {
        return Uni.createFrom().deferred(() -> delivery.obstacle()
                .map(obstacle -> failed(DeliveryFailure.passing(obstacle)))
                .orElseGet(() -> sendUnhindered(webhook, delivery)))
                .onFailure().recoverWithItem(failure -> Optional.of(DeliveryFailure.of(failure)));
    }

    private Uni<Optional<DeliveryFailure>> sendUnhindered(Webhook webhook, Delivery delivery) {
        Optional<WebhookSignature> signer = delivery.signingSecret().flatMap(WebhookSignature::with);
        if (delivery.signingSecret().isPresent() && signer.isEmpty()) {
            return failed(DeliveryFailure.passing("signing_secret_malformed"));
        }
        String url = delivery.url().orElseThrow().reveal();
        // The client is guarded by what all webhooks together may reach; this one may reach no more than its own.
        webhook.allowlist().validate(url);
        byte[] body = webhook.format().body(delivery).getBytes(UTF_8);
        String id = delivery.id().toString();
        long now = Instant.now().getEpochSecond();
        String signature = signer.map(with -> with.of(id, now, body)).orElse(null);
        Uni<Response> answer = Exchange.of(() -> api.send(url, id, Long.toString(now), signature, body));
        return timer.limit(answer, LONGEST, TimeoutException::new).map(WebhookSender::judged);
    }

    private static Optional<DeliveryFailure> judged(Response answer) {
        try (answer) {
            return answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                    ? Optional.empty()
                    : Optional.of(DeliveryFailure.answered(answer));
        }
    }

    private static Uni<Optional<DeliveryFailure>> failed(DeliveryFailure failure) {
        return Uni.createFrom().item(Optional.of(failure));
    }
}
