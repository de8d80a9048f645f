package com.insightpulseai.mcp.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.webhook.DeliveryFailure;
import com.insightpulseai.mcp.webhook.WebhookSender;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/**
 * Tells webhooks of alerts. A message is sent until it is taken or given up, and once unless the process or the database is
 * lost between sending and settling: then again, with the same id.
 */
@Singleton
public class AlertDelivery {

    private static final int BATCH = 20;
    private static final Duration LEASE = WebhookSender.LONGEST.multipliedBy(6);

    private final AlertRules rules;
    private final DeliveryQueue queue;
    private final WebhookSender sender;

    AlertDelivery(AlertRules rules, DeliveryQueue queue, WebhookSender sender) {
        this.rules = rules;
        this.queue = queue;
        this.sender = sender;
    }

    /**
     * What became of messages.
     *
     * @param delivered how many were taken
     * @param toRetry how many will be sent again
     * @param givenUp how many will not
     */
    public record Summary(int delivered, int toRetry, int givenUp) {

        static final Summary NONE = new Summary(0, 0, 0);

        private Summary plus(Summary other) {
            return new Summary(delivered + other.delivered, toRetry + other.toRetry, givenUp + other.givenUp);
        }
    }

    /**
     * Sends what is due, side by side, until nothing is or the time is up. Takes at most 5 s longer.
     *
     * @return fails where the database does not say what is due, or does not take what became of it
     */
    public Uni<Summary> deliver(Duration limit) {
        Map<String, Webhook> webhooks = rules.webhooks().stream()
                .collect(Collectors.toMap(Webhook::name, Function.identity()));
        return deliver(webhooks, System.nanoTime() + limit.toNanos(), Summary.NONE);
    }

    private Uni<Summary> deliver(Map<String, Webhook> webhooks, long end, Summary sofar) {
        return queue.claim(BATCH, LEASE, webhooks.values()).chain(claimed -> claimed.isEmpty()
                ? Uni.createFrom().item(sofar)
                : sendAll(webhooks, claimed).map(sofar::plus).chain(sum -> System.nanoTime() < end
                        ? deliver(webhooks, end, sum)
                        : Uni.createFrom().item(sum)));
    }

    private Uni<Summary> sendAll(Map<String, Webhook> webhooks, List<Delivery> claimed) {
        return Uni.join().all(claimed.stream().map(delivery -> send(webhooks.get(delivery.webhook()), delivery)).toList())
                // What was sent has to be settled, whatever became of the others.
                .andCollectFailures()
                .map(sums -> sums.stream().reduce(Summary.NONE, Summary::plus));
    }

    private Uni<Summary> send(Webhook webhook, Delivery delivery) {
        return delivery.sendBy(sender, webhook).chain(failure -> failure
                .map(why -> failed(delivery, why))
                .orElseGet(() -> queue.delivered(delivery).replaceWith(new Summary(1, 0, 0))));
    }

    private Uni<Summary> failed(Delivery delivery, DeliveryFailure failure) {
        Optional<Duration> pause = RetrySchedule.pauseAfter(delivery.attempt(), failure);
        Log.warnf("Webhook %s did not take %s of alert %s (%s, attempt %d); %s", delivery.webhook(), delivery.type(),
                delivery.alert().id(), failure.reason(), delivery.attempt(),
                pause.map(time -> "to be sent again in " + time.toSeconds() + " s").orElse("given up"));
        return queue.failed(delivery, failure, pause)
                .replaceWith(pause.isPresent() ? new Summary(0, 1, 0) : new Summary(0, 0, 1));
    }
}
