package com.insightpulseai.mcp.agents.digest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.sdk.net.Addresses;
import com.insightpulseai.mcp.sdk.net.HttpClients;

/**
 * The server's {@code GET /health}, which needs no token.
 *
 * @param status the worst of all parts, in the server's words
 * @param providers those that are enabled
 * @param database and vault in the server's words
 */
record ServerHealth(String status, List<ProviderHealth> providers, String database, String vault) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 20;

    /**
     * A provider's newest check.
     *
     * @param status in the server's words
     */
    record ProviderHealth(String provider, String status, Optional<Instant> checkedAt) {
    }

    /** @throws CommandFailure when the server does not tell it */
    static ServerHealth ask(String server, Duration timeout) {
        URI address = URI.create(Addresses.base("The server's address", URI.create(server)) + "/health");
        HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).header("Accept", "application/json").build();
        try {
            HttpResponse<InputStream> response = HttpClients.fromEnvironment().send(request,
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(response.statusCode(), body.readNBytes(MOST_BYTES));
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The server does not respond at /health.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.", e);
        }
    }

    static ServerHealth read(int status, byte[] body) {
        try {
            JsonNode health = JSON.readTree(body);
            boolean isHealth = (status == 200 || status == 503) && health.path("providers").isArray()
                    && health.path("status").isTextual();
            if (isHealth) {
                return new ServerHealth(health.path("status").asText(), providers(health.path("providers")),
                        word(health.path("database")), word(health.path("vault")));
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, unexpected(status), e);
        }
        throw CommandFailure.unknown(unexpected(status));
    }

    private static String unexpected(int status) {
        return "The response of /health with status " + status + " is not the server's; a proxy may have sent it.";
    }

    private static List<ProviderHealth> providers(JsonNode all) {
        List<ProviderHealth> providers = new ArrayList<>();
        all.forEach(each -> providers.add(new ProviderHealth(each.path("provider").asText("unknown"), word(each),
                time(each.path("checked_at").asText("")))));
        return providers;
    }

    private static String word(JsonNode part) {
        return part.path("status").asText("unknown");
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
