package com.insightpulseai.mcp.hub.sandbox.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream;

/** Takes the hub's webhooks, in the generic form at {@code /hook} and in Slack's at {@code /hook/slack}, and keeps the last. */
public final class SimulatedWebhookReceiver implements SimulatedUpstream {

    private static final String URL = "alerts_sandbox_url";
    private static final String SIGNING_SECRET = "alerts_sandbox_signing_secret";
    private static final List<List<String>> PATHS = List.of(List.of("hook"), List.of("hook", "slack"));
    private static final int KEPT = 100;
    private static final int BODY_LIMIT_BYTES = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final Deque<ReceivedDelivery> newestFirst = new ArrayDeque<>();
    private volatile SigningSecret secret = secret(UUID.randomUUID().toString());

    public SimulatedWebhookReceiver() {
        this(Clock.systemUTC());
    }

    SimulatedWebhookReceiver(Clock clock) {
        this.clock = clock;
    }

    /** @return the last hundred at most, the newest first */
    public List<ReceivedDelivery> deliveries() {
        synchronized (newestFirst) {
            return List.copyOf(newestFirst);
        }
    }

    /** Forgets what was delivered so far. */
    public void forget() {
        synchronized (newestFirst) {
            newestFirst.clear();
        }
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public List<String> vaultKeys() {
        return List.of(URL, SIGNING_SECRET);
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Map<String, String> properties(String origin) {
        String webhook = "alerts.webhooks[0].";
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(webhook + "name", "sandbox");
        properties.put(webhook + "format", "generic");
        properties.put(webhook + "vault_key", URL);
        properties.put(webhook + "signing_vault_key", SIGNING_SECRET);
        properties.put(webhook + "allowed_hosts", origin);
        return properties;
    }

    @Override
    public Map<String, String> placeholders(String origin, Supplier<String> random) {
        secret = secret(random.get());
        return Map.of(URL, origin + "/hook", SIGNING_SECRET, secret.text());
    }

    @Override
    public Reply answer(Request request) {
        if (!PATHS.contains(request.segments())) {
            return refusal(404);
        }
        if (!request.method().equals("POST")) {
            return refusal(405).with("Allow", "POST");
        }
        if (request.body().length > BODY_LIMIT_BYTES) {
            return refusal(413);
        }
        Optional<JsonNode> body = json(request.body());
        if (body.isEmpty()) {
            return refusal(400);
        }
        Instant now = clock.instant();
        keep(new ReceivedDelivery(request.header("webhook-id"), type(body.get()), now, body.get(),
                secret.verifies(request, now)));
        return new Reply(204, "text/plain", "");
    }

    private static SigningSecret secret(String word) {
        return new SigningSecret(word.getBytes(UTF_8));
    }

    private void keep(ReceivedDelivery delivery) {
        synchronized (newestFirst) {
            newestFirst.addFirst(delivery);
            if (newestFirst.size() > KEPT) {
                newestFirst.removeLast();
            }
        }
    }

    private static Optional<String> type(JsonNode body) {
        return Optional.of(body.path("type")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Reply refusal(int status) {
        return new Reply(status, "text/plain", "");
    }
}
