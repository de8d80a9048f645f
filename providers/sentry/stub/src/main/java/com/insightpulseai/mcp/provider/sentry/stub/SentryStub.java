package com.insightpulseai.mcp.provider.sentry.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.insightpulseai.mcp.testing.OpenApiContract;
import com.insightpulseai.mcp.testing.ProviderStub;

/**
 * Sentry as a test wants it. Its description says nothing of the bodies of refusals, and nothing at all of the taking in of
 * events.
 */
public final class SentryStub extends ProviderStub {

    private static final OpenApiContract CONTRACT = OpenApiContract.of("openapi/sentry.json");

    SentryStub(WireMockServer server) {
        // The description's paths begin at the host.
        super(server, "", Optional.of(CONTRACT));
    }

    /** Path of an operation of the configured organization, such as {@code path("/issues/")}; blank for itself. */
    public static String path(String operation) {
        return "/api/0/organizations/" + WireMockSentry.ORG + (operation.isEmpty() ? "/" : operation);
    }

    /** Path that takes in a project's events. */
    public static String envelopePath(String project) {
        return "/api/" + project + "/envelope/";
    }

    /** A DSN of a project of this Sentry, with a public key. */
    public String dsn(String publicKey, String project) {
        return origin().replace("://", "://" + publicKey + "@") + "/" + project;
    }

    /** Stubs one response to {@code GET} on an operation of the organization. */
    public void stubGet(String operation, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(path(operation))).willReturn(answer));
    }

    /** Stubs one response to {@code PUT} on an operation of the organization. */
    public void stubPut(String operation, ResponseDefinitionBuilder answer) {
        stub(put(urlPathEqualTo(path(operation))).willReturn(answer));
    }

    /** Stubs one response to an event sent to a project. */
    public void stubEnvelope(String project, ResponseDefinitionBuilder answer) {
        stubUndescribed(post(urlPathEqualTo(envelopePath(project))).willReturn(answer));
    }

    /**
     * A page of a list, with the {@code Link} header as Sentry always sends it: a cursor for either direction, each saying
     * whether there is anything.
     *
     * @param next whether there is a page after this one, at {@code nextCursor}
     */
    public ResponseDefinitionBuilder page(String operation, String body, String nextCursor, boolean next) {
        String url = origin() + path(operation) + "?cursor=";
        return json(200, body).withHeader("Link", link(url, "previous", false, "0:0:1") + ", "
                + link(url, "next", next, nextCursor));
    }

    private static String link(String url, String direction, boolean results, String cursor) {
        return "<%s%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\"".formatted(url, cursor, direction, results, cursor);
    }

    /** Adds what Sentry says about its rate limit; {@code reset} is in seconds since 1970. */
    public static ResponseDefinitionBuilder limited(ResponseDefinitionBuilder answer, int limit, int remaining, long reset) {
        return answer.withHeader("X-Sentry-Rate-Limit-Limit", Integer.toString(limit))
                .withHeader("X-Sentry-Rate-Limit-Remaining", Integer.toString(remaining))
                .withHeader("X-Sentry-Rate-Limit-Reset", Long.toString(reset))
                .withHeader("X-Sentry-Rate-Limit-ConcurrentLimit", "25")
                .withHeader("X-Sentry-Rate-Limit-ConcurrentRemaining", "24");
    }

    /** An error in Sentry's most common form. */
    public static ResponseDefinitionBuilder error(int status) {
        return json(status, "{\"detail\":\"internal detail of Sentry\"}");
    }

    /** An error that names a field. */
    public static ResponseDefinitionBuilder fieldError(int status, String field) {
        return json(status, "{\"" + field + "\":[\"internal detail of Sentry\"]}");
    }

    /** An error as the proxy before Sentry writes it. */
    public static ResponseDefinitionBuilder htmlError(int status) {
        return aResponse().withStatus(status).withHeader("Content-Type", "text/html")
                .withBody("<html><body>internal detail of Sentry</body></html>");
    }
}
