package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream;

/** An outage played by hand, in a hub that plays all but Netdata. */
class SandboxControlIT {

    private static final String FAULT = "/sandbox/faults/sentry";
    private static final String WEBHOOKS = "/sandbox/webhooks";

    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static HubProcess hub;
    private static HubClient client;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of("NETDATA_URL", "http://127.0.0.1:19999"));
        client = new HubClient(hub);
        token = HubClient.json(hub.read("tokens.json")).path("ops_viewer").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @AfterEach
    void mend() throws Exception {
        assertThat(send("DELETE", "/sandbox/faults").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", WEBHOOKS).statusCode()).isEqualTo(204);
    }

    @Test
    void namesWhatItPlays() throws Exception {
        JsonNode upstreams = json(send("GET", "/sandbox")).path("upstreams");

        assertThat(upstreams).extracting(upstream -> upstream.path("name").asText())
                .containsExactlyElementsOf(played());
        assertThat(upstreams).allSatisfy(upstream -> {
            assertThat(upstream.fieldNames()).toIterable().containsExactly("name", "origin", "fault");
            assertThat(upstream.path("origin").asText()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(upstream.path("fault").isNull()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({ "refuse, 502, upstream_error", "rate_limited, 503, upstream_rate_limited",
            "unauthorized, 502, upstream_rejected_credentials" })
    void letsACallFailAndSucceedOnceMended(String fault, int status, String code) throws Exception {
        HttpResponse<String> played = play(FAULT, fault);
        assertThat(played.statusCode()).isEqualTo(200);
        assertThat(json(played).path("name").asText()).isEqualTo("sentry");
        assertThat(json(played).path("fault").asText()).isEqualTo(fault);

        HubClient.Answer failed = client.call("sentry/issues.list", token, "{}");
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.body().path("code").asText()).isEqualTo(code);
        assertThat(failed.response().body()).doesNotContain("internal detail");

        assertThat(send("DELETE", FAULT).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", FAULT).statusCode()).isEqualTo(204);
        assertThat(client.call("sentry/issues.list", token, "{}").status()).isEqualTo(200);
    }

    @Test
    void mendsAllAtOnce() throws Exception {
        play(FAULT, "hang");
        play("/sandbox/faults/webhooks", "error");

        send("DELETE", "/sandbox/faults");

        assertThat(json(send("GET", "/sandbox")).path("upstreams")).allMatch(upstream -> upstream.path("fault").isNull());
    }

    @Test
    void knowsNoFaultOfWhatItDoesNotPlay() throws Exception {
        for (HttpResponse<String> answer : new HttpResponse[] { play("/sandbox/faults/other", "hang"),
                send("DELETE", "/sandbox/faults/other") }) {
            assertProblem(answer, 404, "not_found");
            assertThat(json(answer).path("detail").asText()).contains("it plays " + String.join(", ", played()));
        }
        HttpResponse<String> real = play("/sandbox/faults/netdata", "hang");
        assertProblem(real, 404, "not_found");
        assertThat(json(real).path("detail").asText()).contains("This one is real");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"fault\":\"flood\"}", "{\"fault\":\"HANG\"}", "{\"fault\":null}", "{}", "null", "" })
    void namesTheFaultsThatThereAre(String input) throws Exception {
        HttpResponse<String> answer = put(FAULT, input);

        assertProblem(answer, 400, "invalid_input");
        assertThat(json(answer).at("/violations/0/field").asText()).isEqualTo("fault");
        assertThat(json(answer).at("/violations/0/message").asText())
                .contains("hang, refuse, reset, drip, error, unauthorized, rate_limited, garbage");
    }

    @Test
    void refusesAnUnknownField() throws Exception {
        HttpResponse<String> answer = put(FAULT, "{\"fault\":\"hang\",\"seconds\":5}");
        assertProblem(answer, 400, "invalid_input");
        assertThat(json(answer).at("/violations/0/field").asText()).isEqualTo("seconds");
    }

    @Test
    void showsTheWebhooksThatArrivedAndForgetsThem() throws Exception {
        URI hook = URI.create(origin("webhooks") + "/hook");
        HTTP.send(HttpRequest.newBuilder(hook).header("webhook-id", "msg_1")
                .POST(BodyPublishers.ofString("{\"type\":\"test\",\"some_field\":1}")).build(), BodyHandlers.discarding());

        JsonNode deliveries = json(send("GET", WEBHOOKS)).path("deliveries");

        assertThat(deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.fieldNames()).toIterable().containsExactly("id", "type", "received_at", "body", "verified");
            assertThat(delivery.path("received_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(delivery.at("/body/some_field").asInt()).isEqualTo(1);
            assertThat(delivery.path("verified").asBoolean(true)).isFalse();
        });
        send("DELETE", WEBHOOKS);
        assertThat(send("GET", WEBHOOKS).body()).isEqualTo("{\"deliveries\":[]}");
    }

    @ParameterizedTest
    @CsvSource({ "GET, /sandbox", "GET, /sandbox/webhooks", "DELETE, /sandbox/webhooks", "PUT, /sandbox/faults/sentry",
            "DELETE, /sandbox/faults/sentry", "DELETE, /sandbox/faults", "GET, /%73andbox/webhooks", "GET, //sandbox",
            "GET, /sandbox/tokens" })
    void keepsPagesOfOtherOriginsAway(String method, String path) throws Exception {
        for (String origin : new String[] { "https://evil.example", "null", "http://127.0.0.1:1" }) {
            HttpResponse<String> answer = send(request(method, path).header("Origin", origin)
                    .header("Content-Type", "application/json"));
            assertThat(answer.statusCode()).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("deliveries").doesNotContain("upstreams").doesNotContain("\"token\"");
        }
    }

    @Test
    void letsItsOwnPagesIn() throws Exception {
        String origin = hub.url("").toString();
        assertThat(send(request("GET", "/sandbox").header("Origin", origin)).statusCode()).isEqualTo(200);
    }

    @Test
    void givesItsOwnPagesATokenOfEachRole() throws Exception {
        HttpResponse<String> answer = send("GET", "/sandbox/tokens");

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode tokens = json(answer).path("tokens");
        assertThat(tokens).extracting(it -> it.path("role").asText()).containsExactly("ops_viewer", "ops_operator",
                "ops_admin");
        for (JsonNode it : tokens) {
            assertThat(it.path("name").asText()).contains(it.path("role").asText());
            assertThat(client.call("sentry/issues.list", it.path("token").asText(), "{}").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({ "rebound.example, 403", "rebound.example:{port}, 403", "127.0.0.1.nip.example:{port}, 403",
            "localhost:{port}, 200",
            "127.0.0.1:9, 200", "[::1]:{port}, 200" })
    void keepsAwayWhatReachesItByAForeignName(String host, int status) throws Exception {
        for (String path : new String[] { "/sandbox/tokens", "/sandbox" }) {
            try (RawRequest request = RawRequest.open(hub)) {
                request.send("GET " + path + " HTTP/1.1\r\nHost: " + host.replace("{port}", "" + hub.port()) + "\r\n\r\n");
                assertThat(request.status()).isEqualTo(status);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "X-Forwarded-For, 203.0.113.7", "X-Forwarded-Host, tunnel.example", "Forwarded, for=203.0.113.7",
            "Via, 1.1 edge" })
    void keepsAwayWhatAProxyPassesOn(String header, String value) throws Exception {
        for (String path : new String[] { "/sandbox/tokens", "/sandbox" }) {
            try (RawRequest request = RawRequest.open(hub)) {
                request.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + ": " + value + "\r\n\r\n");
                assertThat(request.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void wantsFaultsAnnouncedAsJson() throws Exception {
        assertProblem(send(request("PUT", FAULT).header("Content-Type", "text/plain")
                .method("PUT", BodyPublishers.ofString("{\"fault\":\"hang\"}"))), 415, "unsupported_media_type");
        assertProblem(send(request("PUT", FAULT).method("PUT", BodyPublishers.ofString("{\"fault\":\"hang\"}"))), 415,
                "unsupported_media_type");
        assertThat(json(send("GET", "/sandbox")).path("upstreams")).allMatch(upstream -> upstream.path("fault").isNull());
    }

    @Test
    void saysHowToPlayAnOutage() {
        assertThat(hub.output()).contains("Played, nothing real is asked: " + String.join(", ", played()) + "\n")
                .contains("curl -sS -X PUT " + hub.url("/sandbox/faults/socket")).contains("docs/health.md");
    }

    private static List<String> played() {
        return Stream.concat(SimulatedUpstream.ofProviders().stream().map(SimulatedUpstream::name)
                .filter(name -> !name.equals("netdata")), Stream.of("webhooks")).toList();
    }

    private static String origin(String name) throws Exception {
        for (JsonNode upstream : json(send("GET", "/sandbox")).path("upstreams")) {
            if (upstream.path("name").asText().equals(name)) {
                return upstream.path("origin").asText();
            }
        }
        throw new AssertionError("not played: " + name);
    }

    private static HttpResponse<String> play(String path, String fault) throws Exception {
        return put(path, "{\"fault\":\"" + fault + "\"}");
    }

    private static HttpResponse<String> put(String path, String body) throws Exception {
        return send(request("PUT", path).header("Content-Type", "application/json")
                .method("PUT", BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        return send(request(method, path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(hub.url(path)).timeout(Duration.ofSeconds(20)).method(method, BodyPublishers.noBody());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return HubClient.json(answer.body());
    }
}
