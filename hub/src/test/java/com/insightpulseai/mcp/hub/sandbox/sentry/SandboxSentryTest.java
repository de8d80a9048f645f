package com.insightpulseai.mcp.hub.sandbox.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.insightpulseai.mcp.testing.OpenApiContract;

class SandboxSentryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiContract CONTRACT = OpenApiContract.of("openapi/sentry.json");
    private static final String FIRST = "issues/5100000001/";

    private final SimulatedSentry sentry = new SimulatedSentry();
    private String key;

    @BeforeEach
    void accept() {
        String dsn = sentry.placeholders("http://127.0.0.1:4711", () -> "word").get("sentry_dsn");
        assertThat(dsn).matches("http://[0-9a-f]{32}@127\\.0\\.0\\.1:4711/1");
        key = dsn.substring("http://".length(), dsn.indexOf('@'));
    }

    @Test
    void refusesAnyOtherToken() {
        assertThat(sentry.answer(request("GET", "", Map.of(), Map.of("authorization", "Bearer no"), "")).status())
                .isEqualTo(401);
    }

    @Test
    void doesNotTakeTheDsnsKeyForAToken() {
        assertThat(sentry.answer(request("GET", "", Map.of(), Map.of("authorization", "Bearer " + key), "")).status())
                .isEqualTo(401);
    }

    @Test
    void tellsAboutItsOrganizationAndItsRateLimit() {
        Reply reply = get("", Map.of("detailed", "0"), 200);
        assertThat(json(reply).path("slug").asText()).isEqualTo("sandbox");
        assertThat(reply.headers()).containsKeys("X-Sentry-Rate-Limit-Limit", "X-Sentry-Rate-Limit-Remaining",
                "X-Sentry-Rate-Limit-Reset");
    }

    @Test
    void knowsNoOtherOrganization() {
        Request other = new Request("GET", List.of("api", "0", "organizations", "other"), Map.of(),
                Map.of("authorization", "Bearer sandbox_word"), new byte[0]);
        assertThat(sentry.answer(other).status()).isEqualTo(404);
    }

    @Test
    void listsWhatIsUnresolvedUnlessAsked() {
        assertThat(statuses(Map.of())).isNotEmpty().containsOnly("unresolved");
    }

    @Test
    void listsEverythingForAnEmptyQuery() {
        assertThat(statuses(Map.of("query", ""))).contains("unresolved", "resolved", "ignored");
    }

    @Test
    void understandsConditions() {
        assertThat(titles(Map.of("query", "is:unresolved level:warning"))).singleElement().asString().contains("StockMismatch");
        assertThat(titles(Map.of("query", "!is:resolved chunkloaderror"))).isEmpty();
        assertThat(titles(Map.of("query", "", "environment", "staging"))).hasSize(1);
        assertThat(titles(Map.of("query", "", "project", "2"))).hasSize(2);
        assertThat(titles(Map.of("query", "", "statsPeriod", "1h"))).hasSize(2);
    }

    @Test
    void understandsFirstReleasesAndTimes() {
        assertThat(titles(Map.of("query", "firstRelease:shop-web@2026.3.1"))).singleElement().asString().contains("TypeError");
        assertThat(titles(Map.of("query", "firstRelease:shop-web@2026.3.2"))).isEmpty();
        assertThat(titles(Map.of("query", "release:shop-api@4.12.0 is:unresolved"))).hasSize(2);
        assertThat(titles(Map.of("query", "firstSeen:-1d"))).hasSize(1);
        assertThat(titles(Map.of("query", "firstSeen:>=2020-01-12T08:00:00+00:00"))).hasSize(5);
        get("issues/", Map.of("query", "firstSeen:soon"), 400);
    }

    @Test
    void refusesAQueryThatItDoesNotUnderstand() {
        get("issues/", Map.of("query", "is:broken"), 400);
        get("issues/", Map.of("statsPeriod", "a while"), 400);
    }

    @Test
    void pagesByTheCursorsOfItsLinks() {
        Reply first = get("issues/", Map.of("query", "", "limit", "3"), 200);
        assertThat(json(first)).hasSize(3);
        assertThat(first.headers().get("Link")).contains("rel=\"previous\"; results=\"false\"")
                .contains("rel=\"next\"; results=\"true\"; cursor=\"0:3:0\"");

        Reply second = get("issues/", Map.of("query", "", "limit", "3", "cursor", "0:3:0"), 200);
        assertThat(json(second)).hasSize(2);
        assertThat(second.headers().get("Link")).contains("rel=\"next\"; results=\"false\"");
        assertThat(json(second).findValuesAsText("shortId"))
                .doesNotContainAnyElementsOf(json(first).findValuesAsText("shortId"));
    }

    @Test
    void tellsAboutAnIssueAndItsLatestEvent() {
        assertThat(json(get(FIRST, Map.of(), 200)).path("shortId").asText()).isEqualTo("SHOP-API-1");
        assertThat(json(get("shortids/SHOP-API-1/", Map.of(), 200)).path("groupId").asText()).isEqualTo("5100000001");
        get("issues/1/", Map.of(), 404);
        get("shortids/SHOP-API-99/", Map.of(), 404);
    }

    @Test
    void showsPersonalDataInEvents() {
        JsonNode event = json(get(FIRST + "events/latest/", Map.of(), 200));
        assertThat(event.path("user").path("email").asText()).isEqualTo("nora.lindqvist@example.com");
        assertThat(event.path("entries").toString()).contains("card_holder", "REMOTE_ADDR", "Cookie");
    }

    @Test
    void describesTheLatestEventOfEveryIssue() {
        json(get("issues/", Map.of("query", ""), 200)).findValuesAsText("shortId").forEach(shortId -> {
            String id = json(get("shortids/" + shortId + "/", Map.of(), 200)).path("groupId").asText();
            get("issues/" + id + "/", Map.of(), 200);
            get("issues/" + id + "/events/latest/", Map.of(), 200);
        });
    }

    @Test
    void remembersAChangeOfSomeFields() {
        change("{\"status\":\"resolved\",\"statusDetails\":{\"inNextRelease\":true}}", 200);
        change("{\"assignedTo\":\"team:7\",\"priority\":\"low\"}", 200);

        JsonNode issue = json(get(FIRST, Map.of(), 200));
        assertThat(issue.path("status").asText()).isEqualTo("resolved");
        assertThat(issue.path("assignedTo").path("type").asText()).isEqualTo("team");
        assertThat(issue.path("priority").asText()).isEqualTo("low");
        assertThat(statuses(Map.of())).hasSize(2);
    }

    @Test
    void tellsUntilWhenAnIssueIsIgnored() {
        JsonNode changed = json(change("{\"status\":\"ignored\",\"statusDetails\":{\"ignoreDuration\":60}}", 200));
        assertThat(changed.path("statusDetails").path("ignoreUntil").asText()).matches("\\d{4}-.*Z");
        assertThat(changed.path("substatus").asText()).isEqualTo("archived_until_condition_met");
    }

    @Test
    void refusesAStatusThatIsNone() {
        change("{\"status\":\"gone\"}", 400);
        change("{", 400);
    }

    @Test
    void changesNothingInBulk() {
        assertThat(sentry.answer(request("PUT", "issues/", Map.of(), authorized(), "{\"status\":\"resolved\"}")).status())
                .isEqualTo(404);
    }

    @Test
    void makesAnIssueOfASentEvent() {
        Reply reply = send(event("Deployment of shop-api failed"), 200);

        JsonNode newest = json(get("issues/", Map.of(), 200)).path(0);
        assertThat(newest.path("title").asText()).isEqualTo("Deployment of shop-api failed");
        assertThat(newest.path("level").asText()).isEqualTo("warning");
        JsonNode latest = json(get("issues/" + newest.path("id").asText() + "/events/latest/", Map.of(), 200));
        assertThat(latest.path("eventID")).isEqualTo(json(reply).path("id"));
        assertThat(latest.path("tags").toString()).contains("{\"key\":\"region\",\"value\":\"eu\"}", "staging");
        get("issues/" + newest.path("id").asText() + "/", Map.of(), 200);
    }

    @Test
    void countsTheSameEventAgainAndBringsItsIssueBack() {
        send(event("again"), 200);
        String id = json(get("issues/", Map.of(), 200)).path(0).path("id").asText();
        sentry.answer(request("PUT", "issues/" + id + "/", Map.of(), authorized(), "{\"status\":\"resolved\"}"));
        send(event("again"), 200);

        JsonNode issue = json(get("issues/" + id + "/", Map.of(), 200));
        assertThat(issue.path("count").asText()).isEqualTo("2");
        assertThat(issue.path("substatus").asText()).isEqualTo("regressed");
    }

    @Test
    void refusesAnEventOfAnotherKeyOrProject() {
        assertThat(envelope("1", "other", event("x")).status()).isEqualTo(403);
        assertThat(envelope("2", key, event("x")).status()).isEqualTo(403);
    }

    @Test
    void refusesAnEnvelopeWhoseLengthIsWrong() {
        assertThat(envelope("1", key, event("größer").replace("\"length\":", "\"length\":1")).status()).isEqualTo(400);
        assertThat(envelope("1", key, "").status()).isEqualTo(400);
    }

    @Test
    void sumsByOutcomeAndCategory() {
        Map<String, String> query = Map.of("field", "sum(quantity)", "groupBy", "outcome", "statsPeriod", "24h", "interval",
                "1h");
        JsonNode before = json(get("stats_v2/", query, 200));
        send(event("x"), 200);
        JsonNode after = json(get("stats_v2/", query, 200));

        assertThat(before.path("intervals")).hasSize(24);
        assertThat(before.path("groups").path(0).path("series").path("sum(quantity)")).hasSize(24);
        assertThat(after.path("groups").path(0).path("totals").path("sum(quantity)").asLong())
                .isGreaterThan(before.path("groups").path(0).path("totals").path("sum(quantity)").asLong());
    }

    @Test
    void sumsOneCategoryAlone() {
        JsonNode groups = json(
                get("stats_v2/", Map.of("field", "sum(quantity)", "groupBy", "outcome", "category", "error"), 200))
                .path("groups");

        assertThat(groups).hasSize(3).allSatisfy(
                group -> assertThat(group.path("by").path("category").asText()).isEqualTo("error"));
    }

    @Test
    void refusesStatisticsOfACategoryThatIsNone() {
        Map<String, String> query = Map.of("field", "sum(quantity)", "groupBy", "outcome", "category", "nonsense");
        assertThat(sentry.answer(request("GET", "stats_v2/", query, authorized(), "")).status()).isEqualTo(400);
    }

    @Test
    void refusesStatisticsThatAreTooFine() {
        Map<String, String> query = Map.of("field", "sum(quantity)", "groupBy", "outcome", "interval", "1m");
        assertThat(sentry.answer(request("GET", "stats_v2/", query, authorized(), "")).status()).isEqualTo(400);
    }

    private Reply change(String body, int status) {
        Reply reply = sentry.answer(request("PUT", FIRST, Map.of(), authorized(), body));
        assertThat(reply.status()).isEqualTo(status);
        if (status == 200) {
            CONTRACT.assertResponse("PUT", path(FIRST), status, reply.contentType(), reply.body());
        }
        return reply;
    }

    private Reply get(String path, Map<String, String> query, int status) {
        Reply reply = sentry.answer(request("GET", path, query, authorized(), ""));
        assertThat(reply.status()).isEqualTo(status);
        CONTRACT.assertResponse("GET", path(path), status, reply.contentType(), reply.body());
        return reply;
    }

    private Reply send(String envelope, int status) {
        Reply reply = envelope("1", key, envelope);
        assertThat(reply.status()).isEqualTo(status);
        return reply;
    }

    private Reply envelope(String project, String sentryKey, String body) {
        Map<String, String> headers = Map.of("x-sentry-auth", "Sentry sentry_version=7, sentry_key=" + sentryKey,
                "content-type", "application/x-sentry-envelope");
        return sentry.answer(new Request("POST", List.of("api", project, "envelope"), Map.of(), headers, body.getBytes(UTF_8)));
    }

    private static String event(String message) {
        String id = UUID.randomUUID().toString().replace("-", "");
        String payload = "{\"event_id\":\"" + id + "\",\"level\":\"warning\",\"environment\":\"staging\",\"logentry\":"
                + "{\"formatted\":\"" + message + "\"},\"tags\":{\"region\":\"eu\"}}";
        return "{\"event_id\":\"%s\"}\n{\"type\":\"event\",\"length\":%d}\n%s\n".formatted(id, payload.getBytes(UTF_8).length,
                payload);
    }

    private List<String> statuses(Map<String, String> query) {
        return each(query, "status");
    }

    private List<String> titles(Map<String, String> query) {
        return each(query, "title");
    }

    private List<String> each(Map<String, String> query, String field) {
        return StreamSupport.stream(json(get("issues/", query, 200)).spliterator(), false)
                .map(issue -> issue.path(field).asText()).toList();
    }

    private static Map<String, String> authorized() {
        return Map.of("authorization", "Bearer sandbox_word", "content-type", "application/json");
    }

    private static String path(String operation) {
        return "/api/0/organizations/sandbox/" + operation;
    }

    private static Request request(String method, String path, Map<String, String> query, Map<String, String> headers,
            String body) {
        Map<String, List<String>> parameters = query.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return new Request(method, List.of(path(path).substring(1).split("/")), parameters, headers, body.getBytes(UTF_8));
    }

    private static JsonNode json(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (Exception e) {
            throw new AssertionError("not JSON: " + reply.body(), e);
        }
    }
}
