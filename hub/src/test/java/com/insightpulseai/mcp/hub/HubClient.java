package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls tools as an agent would, mostly {@code scan.repo}. */
final class HubClient {

    static final String SCAN = "socket/scan.repo";
    private static final String NOT_RECORDED = "The call could not be recorded, so it was not made.";
    private static final int ATTEMPTS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HubProcess hub;

    HubClient(HubProcess hub) {
        this.hub = hub;
    }

    /** An answer; its body is JSON whatever the status. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Whether the call's admission took longer than its 3 s: the tool did not run. */
        boolean isNotRecorded() {
            return status == 503 && body.path("detail").asText().equals(NOT_RECORDED);
        }
    }

    Answer scan(String token, String input) {
        return scanAsync(token, input).join();
    }

    /** @param tool provider and tool, such as {@code sentry/issues.list} */
    Answer call(String tool, String token, String input) {
        return callAsync(tool, Optional.of(token), input).join();
    }

    /**
     * Calls again while the admission takes too long, as it does where many calls meet on a busy machine; at most 20 times.
     *
     * @return the responses in their order; all but the last one are {@link Answer#isNotRecorded()}
     */
    List<Answer> callUntilRecorded(String tool, String token, String input) {
        List<Answer> answers = new ArrayList<>();
        do {
            answers.add(call(tool, token, input));
        } while (answers.get(answers.size() - 1).isNotRecorded() && answers.size() < ATTEMPTS);
        return answers;
    }

    Answer scanWithoutToken(String input) {
        return callAsync(SCAN, Optional.empty(), input).join();
    }

    CompletableFuture<Answer> scanAsync(String token, String input) {
        return callAsync(SCAN, Optional.of(token), input);
    }

    private CompletableFuture<Answer> callAsync(String tool, Optional<String> token, String input) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.url("/providers/" + tool)).timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(input));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), json(response.body()), response));
    }

    /** Returns the sum of a metric's values. */
    double metric(String name) throws IOException {
        return get("/q/metrics").body().lines().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    /** A response to anyone. */
    record Page(int status, String body) {
    }

    /** On a connection of its own, as a client that comes now has. It is closed at once: one that is kept would be counted. */
    Page get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) hub.url(path).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Accept", "*/*"); // metrics have another form for those who prefer HTML
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(10_000);
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Page(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
