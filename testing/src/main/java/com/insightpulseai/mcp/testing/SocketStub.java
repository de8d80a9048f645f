package com.insightpulseai.mcp.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.testing.OpenApiContract.SentRequest;

/** Socket as a test wants it, held to Socket's OpenAPI description. */
public final class SocketStub {

    static final String BASE = "/v0";

    private static final String UNDESCRIBED = "undescribed";
    private static final OpenApiContract CONTRACT = OpenApiContract.of("openapi/socket.json");

    private final WireMockServer server;

    SocketStub(WireMockServer server) {
        this.server = server;
    }

    /** Path of an operation of the configured organization, such as {@code path("/full-scans")}. */
    public static String path(String operation) {
        return BASE + "/orgs/" + WireMockSocket.ORG + operation;
    }

    /** The origin Socket is played at, for tests that need its address. */
    public String origin() {
        return server.baseUrl();
    }

    /** Forgets every stub and every request. */
    public void reset() {
        server.resetAll();
    }

    /** Adds a stub whose answer keeps to the description. */
    public void play(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    /** Adds a stub whose answer is meant to break the description. */
    public void playUndescribed(MappingBuilder mapping) {
        server.stubFor(mapping.withMetadata(Map.of(UNDESCRIBED, true)));
    }

    /** Plays one answer to {@code GET} on an operation of the organization. */
    public void playGet(String operation, ResponseDefinitionBuilder answer) {
        play(get(urlPathEqualTo(path(operation))).willReturn(answer));
    }

    /** Plays one answer to {@code POST} on an operation of the organization. */
    public void playPost(String operation, ResponseDefinitionBuilder answer) {
        play(post(urlPathEqualTo(path(operation))).willReturn(answer));
    }

    /** A JSON answer. */
    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    /** An artifact stream. */
    public static ResponseDefinitionBuilder artifacts(String lines) {
        return aResponse().withStatus(200).withHeader("Content-Type", "application/x-ndjson").withBody(lines);
    }

    /** An error in Socket's form. */
    public static ResponseDefinitionBuilder error(int status) {
        return json(status, "{\"error\":{\"message\":\"internal detail of Socket\",\"details\":null}}");
    }

    /** Every request so far, oldest first. */
    public List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream().map(ServeEvent::getRequest)
                .sorted((one, other) -> one.getLoggedDate().compareTo(other.getLoggedDate())).toList();
    }

    /**
     * Checks every request so far, and every answer not played as undescribed, against Socket's description.
     *
     * @throws AssertionError naming the first departure
     */
    public void assertContractKept() {
        for (ServeEvent event : server.getAllServeEvents()) {
            SentRequest request = sent(event.getRequest());
            CONTRACT.assertRequest(request);
            if (event.getWasMatched() && event.getStubMapping().getMetadata() == null) {
                CONTRACT.assertResponse(request.method(), request.path(), event.getResponse().getStatus(),
                        String.join("", event.getResponse().getHeaders().getHeader("Content-Type").values()),
                        event.getResponse().getBodyAsString());
            }
        }
    }

    private static SentRequest sent(LoggedRequest request) {
        Map<String, String> headers = request.getHeaders().all().stream()
                .collect(Collectors.toMap(header -> header.key().toLowerCase(Locale.ROOT), header -> header.firstValue()));
        Map<String, List<String>> query = request.getQueryParams().values().stream()
                .collect(Collectors.toMap(QueryParameter::key, QueryParameter::values));
        return new SentRequest(request.getMethod().value(), URI.create(request.getUrl()).getRawPath().substring(BASE.length()),
                query, headers, request.getBody());
    }
}
