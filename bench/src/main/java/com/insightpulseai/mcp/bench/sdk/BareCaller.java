package com.insightpulseai.mcp.bench.sdk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/**
 * A call as one writes it by hand: the JDK's client, Jackson and records, without a deadline, retries or failures that tell
 * apart.
 */
final class BareCaller {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** The input. */
    private record Input(String scanId) {
    }

    /** The result. */
    private record Page(String state, String scanId, boolean truncated, List<PageFinding> findings) {
    }

    private record PageFinding(String severity, String type, String category, @JsonProperty("package") FoundPackage found,
            boolean direct, List<String> manifestFiles, String action, String key) {
    }

    private record FoundPackage(String ecosystem, String name, String version) {
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    BareCaller(URI server) {
        this.address = URI.create(server + "/providers/socket/scan.get");
    }

    /** Returns the number of findings. */
    int call() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).header("Authorization", "Bearer t")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(new Input("s1")))).build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return MAPPER.readValue(response.body(), Page.class).findings().size();
    }
}
