package com.insightpulseai.mcp.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library whose answers are all in {@code sandbox/library/recorded.json}. */
class RecordedUpstreamTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedUpstream library = new Library();
    private SimulatedUpstreamServer server;
    private String card;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedUpstreamServer.start(library);
        card = library.placeholders(server.origin(), () -> "random").get("library_card");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/books", "/v1/books/", "/v1/books?author=Lem" })
    void answersAsRecorded(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[\"Solaris\",\"The Dispossessed\"]");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("X-Total")).contains("2");
    }

    @Test
    void tellsRequestsApartByTheirQueryAndTheirMethod() throws Exception {
        assertThat(send("GET", "/v1/books?page=1&author=Le%20Guin").body()).isEqualTo("{\"books\":[\"The Dispossessed\"]}");
        assertThat(send("POST", "/v1/books").statusCode()).isEqualTo(201);
    }

    @Test
    void answersInTextWhereThatIsRecorded() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/books/R.U.R.%20%26%20more");

        assertThat(answer.body()).isEqualTo("A play");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/magazines", "/v1/books/1", "/books", "/" })
    void knowsNothingElse(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Card another", "Card ", "Bearer sandbox_random", "sandbox_random" })
    void refusesAnotherCredential(String credential) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.origin() + "/v1/books"))
                .header("X-Library", credential).build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhoSendsNone() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.origin() + "/v1/books")).build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void mayBeOpenToAnybody() {
        SimulatedUpstream open = new RecordedUpstream("open", "") {
        };
        assertThat(open.vaultKeys()).isEmpty();
        assertThat(open.placeholders("http://127.0.0.1:1", () -> "random")).isEmpty();
    }

    @Test
    void namesAFileThatHoldsSomethingElse() {
        assertThatThrownBy(() -> RecordedAnswers.of("mistaken")).isInstanceOf(IOException.class)
                .hasMessageStartingWith("/sandbox/mistaken/recorded.json");
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.origin() + path))
                .header("X-Library", "Card " + card).method(method, BodyPublishers.noBody()).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static final class Library extends RecordedUpstream {

        Library() {
            super("library", "/v1", new Credential("library_card", "X-Library", "Card "));
        }
    }
}
