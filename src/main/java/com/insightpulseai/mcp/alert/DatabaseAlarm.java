package com.insightpulseai.mcp.alert;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.alert.WebhookAddresses.Address;
import com.insightpulseai.mcp.webhook.DeliveryFailure;
import com.insightpulseai.mcp.webhook.WebhookSender;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/**
 * The alert that calls cannot be recorded. It cannot wait in the database for its delivery, so each monitor sends its own,
 * straight away, and remembers it in memory: a monitor that starts anew during an outage sends it again.
 */
@Singleton
public class DatabaseAlarm {

    /** The kind of the alert, and the subject. */
    public static final String KIND = "database";
    public static final String SUBJECT = "ops";

    private final AlertRules rules;
    private final WebhookAddresses addresses;
    private final WebhookSender sender;

    private int badRounds;
    private int goodRounds;
    private Optional<Message> latest = Optional.empty();
    private final Set<String> waiting = new HashSet<>();

    /** @param id of the message, the same at each attempt */
    private record Message(UUID id, String type, Alert alert) {

        boolean isOpen() {
            return alert.closedAt().isEmpty();
        }
    }

    DatabaseAlarm(AlertRules rules, WebhookAddresses addresses, WebhookSender sender) {
        this.rules = rules;
        this.addresses = addresses;
        this.sender = sender;
    }

    /** Takes note of where webhooks are, for when the database does not say it. Never fails. */
    public Uni<Void> prepare() {
        return addresses.refresh();
    }

    /**
     * Judges a round, as checks of providers are judged: {@code alerts.bad_checks} bad ones in a row open the alert,
     * {@code alerts.good_checks} good ones close it. Sends what webhooks have not taken yet. Never fails.
     *
     * @param fault why calls cannot be recorded, in one sentence; empty when they can
     * @return {@code opened} or {@code closed} when the alert was
     */
    public Uni<Optional<String>> judge(Optional<String> fault) {
        Optional<String> transition = transition(fault);
        List<Webhook> due;
        synchronized (this) {
            due = rules.webhooks().stream().filter(webhook -> waiting.contains(webhook.name())).toList();
        }
        if (due.isEmpty()) {
            return Uni.createFrom().item(transition);
        }
        Message message = latest.orElseThrow();
        return Uni.join().all(due.stream().map(webhook -> send(webhook, message)).toList()).andCollectFailures()
                .replaceWith(transition);
    }

    private synchronized Optional<String> transition(Optional<String> fault) {
        boolean open = latest.filter(Message::isOpen).isPresent();
        badRounds = fault.isPresent() ? badRounds + 1 : 0;
        goodRounds = fault.isPresent() ? 0 : goodRounds + 1;
        if (!open && badRounds >= rules.badChecks()) {
            Instant now = Instant.now();
            announce("alert.opened", new Alert(UUID.randomUUID().toString(), KIND, SUBJECT, "critical",
                    "calls cannot be recorded", fault.orElseThrow(), now, now, Optional.empty()));
            return Optional.of("opened");
        }
        if (open && goodRounds >= rules.goodChecks()) {
            Instant now = Instant.now();
            Alert opened = latest.orElseThrow().alert();
            announce("alert.closed", new Alert(opened.id(), KIND, SUBJECT, opened.severity(), "calls are recorded again",
                    "The database takes rows again.", opened.openedAt(), now, Optional.of(now)));
            return Optional.of("closed");
        }
        return Optional.empty();
    }

    private void announce(String type, Alert alert) {
        latest = Optional.of(new Message(UUID.randomUUID(), type, alert));
        rules.webhooks().forEach(webhook -> waiting.add(webhook.name()));
    }

    private Uni<Void> send(Webhook webhook, Message message) {
        Address address = addresses.of(webhook)
                .orElse(new Address(Optional.empty(), Optional.empty(), Optional.of("address_unknown")));
        Delivery delivery = new Delivery(message.id(), 1, webhook.name(), message.type(), message.alert(),
                message.alert().changedAt(), address.url(), address.signingSecret(), address.obstacle());
        return delivery.sendBy(sender, webhook).invoke(failure -> settle(webhook, message, failure)).replaceWithVoid();
    }

    private synchronized void settle(Webhook webhook, Message message, Optional<DeliveryFailure> failure) {
        failure.ifPresent(why -> Log.warnf("Webhook %s did not take %s of alert %s (%s)", webhook.name(), message.type(),
                message.alert().id(), why.reason()));
        if (failure.map(DeliveryFailure::lasting).orElse(true)) {
            waiting.remove(webhook.name());
        }
    }
}
