package com.insightpulseai.mcp.provider.sentry;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SentryStub.error;
import static com.insightpulseai.mcp.testing.SentryStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.testing.SentryStub;
import com.insightpulseai.mcp.testing.WireMockSentry;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SentryTestProfile.class)
class SentryStatsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StatsFilter DAY = new StatsFilter("24h", "1h", List.of(), Optional.empty());
    private static final String STATS = """
            {"start":"2026-02-14T19:00:00Z","end":"2026-02-14T21:00:00Z",
             "intervals":["2026-02-14T19:00:00Z","2026-02-14T20:00:00Z"],
             "groups":[{"by":{"outcome":"accepted","category":"error"},"totals":{"sum(quantity)":5},
                        "series":{"sum(quantity)":[2,3]}}]}
            """;

    @Inject
    SentryClient client;

    SentryStub sentry;

    @BeforeEach
    void forget() {
        sentry.reset();
    }

    @AfterEach
    void keepToTheContract() {
        sentry.assertContractKept();
    }

    @Test
    void readsSumsAndSeries() {
        sentry.playGet("/stats_v2/", json(200, STATS));

        EventStats stats = stats(DAY);

        assertThat(stats.start()).contains(Instant.parse("2026-02-14T19:00:00Z"));
        assertThat(stats.intervals()).hasSize(2);
        assertThat(stats.groups().readable())
                .containsExactly(new EventStats.Group(Map.of("outcome", "accepted", "category", "error"),
                        Map.of("sum(quantity)", 5L), Map.of("sum(quantity)", List.of(2L, 3L))));
    }

    @Test
    void asksForTheWholeOrganizationUnlessTold() {
        sentry.playGet("/stats_v2/", json(200, STATS));

        stats(DAY);

        assertThat(sentry.requests()).extracting(LoggedRequest::getUrl).containsExactly(path("/stats_v2/")
                + "?field=sum%28quantity%29&groupBy=category&groupBy=outcome&statsPeriod=24h&interval=1h");
    }

    @Test
    void repeatsTheParameterForEachProject() {
        sentry.playGet("/stats_v2/", json(200, STATS));

        stats(new StatsFilter("7d", "1d", List.of("1", "2"), Optional.of("error")));

        assertThat(sentry.requests().get(0).getUrl()).endsWith("&project=1&project=2&category=error");
    }

    @Test
    void tellsThatSentryDoesNotAcceptTheInput() {
        sentry.playUndescribed(get(urlPathEqualTo(path("/stats_v2/"))).willReturn(error(400)));

        assertThat(Problems.of(catchThrowable(() -> stats(DAY)))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            assertThat(problem.toString()).doesNotContain("internal detail");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"groups\":{}}", "{\"groups\":[],\"intervals\":[\"yesterday\"]}",
            "{\"groups\":7}" })
    void tellsThatAnAnswerIsMalformed(String body) {
        sentry.playUndescribed(get(urlPathEqualTo(path("/stats_v2/"))).willReturn(json(200, body)));

        assertThat(Problems.of(catchThrowable(() -> stats(DAY))).code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void readsTheOtherGroupsWhereOneIsOdd() {
        sentry.playUndescribed(get(urlPathEqualTo(path("/stats_v2/"))).willReturn(json(200, """
                {"groups":[{"totals":{"sum(quantity)":"many"}},null,{"totals":{}},7,
                 {"by":{"outcome":null,"category":{}},"totals":{"sum(quantity)":5},"series":{"sum(quantity)":["x",2]}}]}""")));

        EventStats stats = stats(DAY);

        assertThat(stats.groups().readable()).singleElement()
                .satisfies(group -> assertThat(group.totals()).containsExactly(Map.entry("sum(quantity)", 5L)));
        assertThat(stats.groups().unreadable()).isEqualTo(4);
    }

    @Test
    void looksUpTheIdsOfProjectsThatAreNamedBySlugs() {
        sentry.playGet("/stats_v2/", json(200, STATS));
        sentry.playGet("/projects/", json(200, """
                [{"id":"3","slug":"shop","name":"Shop","platform":null,"dateCreated":"2026-01-12T08:00:00Z",
                  "isBookmarked":false,"isMember":true,"hasAccess":true}]"""));

        stats(new StatsFilter("24h", "1h", List.of("7", "shop"), Optional.empty()));

        assertThat(sentry.requests().get(1).getUrl()).endsWith("&project=7&project=3");
    }

    private EventStats stats(StatsFilter filter) {
        return client.session(WireMockSentry.ORG, new VaultSecret("token-of-acme"), PATIENCE).stats(filter).await()
                .atMost(PATIENCE);
    }
}
