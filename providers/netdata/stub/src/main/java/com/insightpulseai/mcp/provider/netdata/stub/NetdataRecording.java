package com.insightpulseai.mcp.provider.netdata.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;

/**
 * What a running Netdata Agent answered.
 *
 * @param request path and query that were asked for
 * @param status of the answer
 * @param contentType of the answer
 * @param body of the answer
 */
public record NetdataRecording(String request, int status, String contentType, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one recording.
     *
     * @param agent the folder, such as {@code agent-2.10.4}
     * @param file its name in the folder
     */
    public static NetdataRecording of(String agent, String file) {
        String folder = "/netdata/" + agent + "/";
        JsonNode entry = StreamSupport.stream(json(read(folder + "index.json")).spliterator(), false)
                .filter(recorded -> recorded.path("file").asText().equals(file)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the index: " + folder + file));
        return new NetdataRecording(entry.path("path").asText(), entry.path("status").asInt(),
                entry.path("content_type").asText(), read(folder + file));
    }

    /** The body as JSON. */
    public JsonNode json() {
        return json(body);
    }

    ResponseDefinitionBuilder answer() {
        return WireMock.aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
    }

    private static String read(String resource) {
        try (InputStream in = NetdataRecording.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
