package com.insightpulseai.mcp.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.testing.OpenApiContract.SentRequest;

/**
 * A provider's API as a test wants it, by WireMock. Where the repository keeps the provider's OpenAPI description,
 * requests and stubbed responses are held to it.
 */
public class ProviderStub {

    private static final String UNDESCRIBED = "undescribed";

    private final WireMockServer server;
    private final String basePath;
    private final Optional<OpenApiContract> contract;

    /**
     * @param basePath what the description's paths are below, such as {@code /v0}; may be empty
     * @param contract the description, where there is one
     */
    protected ProviderStub(WireMockServer server, String basePath, Optional<OpenApiContract> contract) {
        this.server = server;
        this.basePath = basePath;
        this.contract = contract;
    }

    /** The origin of the stub, for tests that need its address. */
    public String origin() {
        // The name localhost is another origin to an allowlist.
        return "http://127.0.0.1:" + server.port();
    }

    /** Forgets every stub and every request. */
    public void reset() {
        server.resetAll();
    }

    /** Adds a stub whose answer keeps to the description. */
    public void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    /** Adds a stub whose answer is meant to break the description. */
    public void stubUndescribed(MappingBuilder mapping) {
        server.stubFor(mapping.withMetadata(Map.of(UNDESCRIBED, true)));
    }

    /** A JSON answer. */
    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    /** Every request so far, oldest first. */
    public List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream().map(ServeEvent::getRequest)
                .sorted((one, other) -> one.getLoggedDate().compareTo(other.getLoggedDate())).toList();
    }

    /**
     * Checks every request so far, and every answer not stubbed as undescribed, against the description.
     *
     * @throws AssertionError naming the first departure
     */
    public void assertContractKept() {
        contract.ifPresent(this::assertKept);
    }

    private void assertKept(OpenApiContract described) {
        for (ServeEvent event : server.getAllServeEvents()) {
            SentRequest request = sent(event.getRequest());
            described.assertRequest(request);
            if (event.getWasMatched() && event.getStubMapping().getMetadata() == null) {
                described.assertResponse(request.method(), request.path(), event.getResponse().getStatus(),
                        String.join("", event.getResponse().getHeaders().getHeader("Content-Type").values()),
                        event.getResponse().getBodyAsString());
            }
        }
    }

    private SentRequest sent(LoggedRequest request) {
        Map<String, String> headers = request.getHeaders().all().stream()
                .collect(Collectors.toMap(header -> header.key().toLowerCase(Locale.ROOT), header -> header.firstValue()));
        Map<String, List<String>> query = request.getQueryParams().values().stream()
                .collect(Collectors.toMap(QueryParameter::key, QueryParameter::values));
        return new SentRequest(request.getMethod().value(),
                URI.create(request.getUrl()).getRawPath().substring(basePath.length()),
                query, headers, request.getBody());
    }
}
