package com.insightpulseai.mcp.sdk.token;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.sdk.net.Reception;

/** Requests to a server that issues tokens. What it sends is never in a message, because tokens are in it. */
final class Issuer {

    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final int MOST_BYTES = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final HttpClient http;

    /** @param name for messages, such as {@code GitHub Actions} */
    Issuer(String name, HttpClient http) {
        this.name = name;
        this.http = http;
    }

    /** Sends a request and reads the object that answers it; any failure is a {@link TokenException}. */
    CompletableFuture<JsonNode> ask(HttpRequest request) {
        Reception reception = new Reception(MOST_BYTES, TIMEOUT);
        return http.sendAsync(request, reception).orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure != null) {
                        throw new TokenException(name + " gave no token: no response.",
                                failure instanceof CompletionException ? failure.getCause() : failure);
                    }
                    return json(reception);
                });
    }

    private JsonNode json(Reception reception) {
        if (reception.status() / 100 != 2) {
            throw new TokenException(name + " gave no token: status " + reception.status() + refusal(reception) + ".");
        }
        JsonNode body = tree(reception);
        if (!body.isObject()) {
            throw new TokenException(name + " gave no token: its response is not a JSON object.");
        }
        return body;
    }

    /** The code of a refusal, such as {@code refresh_token_already_used}, which is no secret. */
    private static String refusal(Reception reception) {
        JsonNode body = tree(reception);
        String code = body.path("error_code").asText(body.path("error").asText(""));
        return code.isEmpty() ? "" : " (" + Reception.oneLine(code, 60) + ")";
    }

    private static JsonNode tree(Reception reception) {
        try {
            JsonNode tree = JSON.readTree(reception.bytes());
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** The text of a field that has to be there. */
    String text(JsonNode body, String field) {
        return TokenText.require(field + " in the response of " + name, body.path(field).asText(""));
    }
}
