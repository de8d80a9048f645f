package com.insightpulseai.mcp.functions.sentry.statsget;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.error;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.json;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.sentry.stub.SentryFunctionTest;
import com.insightpulseai.mcp.provider.sentry.stub.WireMockSentry;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Sentry. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSentry.class)
class StatsGetTest extends SentryFunctionTest {

    private static final String STATS = """
            {"start":"2026-02-14T19:00:00Z","end":"2026-02-14T21:00:00Z",
             "intervals":["2026-02-14T19:00:00Z","2026-02-14T20:00:00Z"],
             "groups":[
              {"by":{"outcome":"filtered","category":"error"},"totals":{"sum(quantity)":5},"series":{"sum(quantity)":[2,3]}},
              {"by":{"outcome":"accepted","category":"transaction"},"totals":{"sum(quantity)":910},
               "series":{"sum(quantity)":[455,455]}},
              {"by":{"outcome":"accepted","category":"error"},"totals":{"sum(quantity)":84},
               "series":{"sum(quantity)":[40,44]}}]}
            """;

    StatsGetTest() {
        super("sentry/stats.get", "ops_viewer", Map.of("sentry_auth_token", "token-in-the-vault"));
    }

    @BeforeEach
    void stubSentry() {
        sentry.stubGet("/stats_v2/", json(200, STATS));
    }

    @Test
    void countsByCategoryAndOutcome() {
        call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("start", equalTo("2026-02-14T19:00:00Z"))
                .body("end", equalTo("2026-02-14T21:00:00Z"))
                .body("interval", equalTo("1h"))
                .body("groups.category", contains("error", "error", "transaction"))
                .body("groups.outcome", contains("accepted", "filtered", "accepted"))
                .body("groups.quantity", contains(84, 5, 910))
                .body("groups.series", everyItem(nullValue()))
                .body("intervals", nullValue())
                .body("truncated", equalTo(false))
                .body("hint", nullValue());
        assertThat(asked()).contains("statsPeriod=24h").contains("interval=1h").doesNotContain("project=");
    }

    @Test
    void givesTheSeriesWhereAskedTo() {
        call("{\"series\":true}").statusCode(200)
                .body("intervals", contains("2026-02-14T19:00:00Z", "2026-02-14T20:00:00Z"))
                .body("groups[0].series", contains(40, 44));
    }

    @ParameterizedTest
    @CsvSource({ "720h,1h", "7d,1d", "90d,1d", "12w,1d" })
    void choosesTheIntervalByThePeriod(String period, String interval) {
        call("{\"period\":\"%s\"}".formatted(period)).statusCode(200).body("interval", equalTo(interval));

        assertThat(asked()).contains("statsPeriod=" + period).contains("interval=" + interval);
    }

    @Test
    void asksForProjectsAndACategory() {
        call("{\"projects\":[\"1\",\"22\"],\"category\":\"error\",\"interval\":\"6h\"}").statusCode(200);

        assertThat(asked()).contains("project=1&project=22").contains("category=error").contains("interval=6h");
    }

    @Test
    void saysWhenThereIsNothing() {
        sentry.stubGet("/stats_v2/", json(200,
                "{\"start\":\"2026-02-14T19:00:00Z\",\"end\":\"2026-02-14T21:00:00Z\",\"intervals\":[],\"groups\":[]}"));

        call("{}").statusCode(200).body("groups", empty()).body("truncated", equalTo(false));
    }

    @Test
    void keepsALargeAnswerSmall() {
        String numbers = IntStream.range(0, 2_160).mapToObj(i -> "123456789").collect(Collectors.joining(","));
        String groups = IntStream.range(0, 40).mapToObj(i -> """
                {"by":{"outcome":"o%d","category":"error"},"totals":{"sum(quantity)":1},"series":{"sum(quantity)":[%s]}}"""
                .formatted(i, numbers)).collect(Collectors.joining(","));
        String intervals = IntStream.range(0, 2_160)
                .mapToObj(i -> "\"" + Instant.ofEpochSecond(1_700_000_000L + 3_600L * i) + "\"")
                .collect(Collectors.joining(","));
        sentry.stubGet("/stats_v2/", json(200, "{\"start\":\"2026-02-14T19:00:00Z\",\"end\":\"2026-02-14T21:00:00Z\","
                + "\"intervals\":[" + intervals + "],\"groups\":[" + groups + "]}"));

        ValidatableResponse answer = call("{\"series\":true}").statusCode(200)
                .body("truncated", equalTo(true))
                .body("hint", containsString("longer interval"));
        assertThat(answer.extract().asByteArray().length).isBetween(100_000, 256 * 1024);
        call("{}").statusCode(200).body("truncated", equalTo(false)).body("groups.size()", equalTo(40));
    }

    @Test
    void bearsNamesAndNumbersThatAreMissingOrLong() {
        sentry.stubUndescribed(get(urlPathEqualTo(path("/stats_v2/"))).willReturn(json(200, """
                {"groups":[{"by":{"category":"%s"},"series":{"sum(quantity)":[null,7]}},{"by":{"outcome":null}}]}"""
                .formatted("c".repeat(100_000)))));

        ValidatableResponse answer = call("{\"series\":true}").statusCode(200)
                .body("groups.outcome", contains("unknown", "unknown"))
                .body("groups[0].series", contains(0, 7))
                .body("groups[1].quantity", equalTo(0))
                .body("start", nullValue());
        assertThat(answer.extract().asByteArray().length).isLessThan(1_000);
    }

    @Test
    void tellsThatSentryRefusesTheCombination() {
        sentry.stubUndescribed(get(urlPathEqualTo(path("/stats_v2/"))).willReturn(error(400)));

        String answer = call("{\"category\":\"error\"}").statusCode(400)
                .body("code", equalTo("invalid_input")).extract().asString();
        assertThat(answer).doesNotContain("internal detail");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"period\":\"\"}|period",
            "{\"period\":\"30m\"}|period",
            "{\"period\":\"91d\"}|period",
            "{\"period\":\"0h\"}|period",
            "{\"period\":\"24h&project=1\"}|period",
            "{\"interval\":\"5h\"}|interval",
            "{\"interval\":\"2d\"}|interval",
            "{\"interval\":\"30m\"}|interval",
            "{\"projects\":[\"../web\"]}|projects[0]",
            "{\"projects\":[\"-1\"]}|projects[0]",
            "{\"projects\":[\"1\",null]}|projects[1]",
            "{\"category\":\"Error\"}|category",
            "{\"category\":\"\"}|category" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(sentry.requests()).isEmpty();
    }

    @Test
    void refusesTooManyProjects() {
        String many = IntStream.range(0, 21).mapToObj(i -> "\"1\"").collect(Collectors.joining(","));

        call("{\"projects\":[" + many + "]}").statusCode(400).body("violations.field", contains("projects"));
    }

    private String asked() {
        return sentry.requests().get(0).getUrl();
    }
}
