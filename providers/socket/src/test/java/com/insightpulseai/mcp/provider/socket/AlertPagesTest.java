package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.finding.AlertCursor;
import com.insightpulseai.mcp.provider.socket.finding.AlertFilter;
import com.insightpulseai.mcp.provider.socket.finding.AlertPage;
import com.insightpulseai.mcp.provider.socket.finding.AlertPages;
import com.insightpulseai.mcp.provider.socket.finding.ListedFinding;
import com.insightpulseai.mcp.provider.socket.finding.Severity;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SocketTestProfile.class)
class AlertPagesTest extends SocketServer {

    private static final AlertFilter ALL = new AlertFilter(List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    private static final String META = "\"meta\":{\"organizationId\":\"1\",\"queryStartTimestamp\":1,\"filters\":{}}";

    private static final int MORE_THAN_IS_READ = (10 << 20) + 1;

    @Test
    void readsOnOverEmptyPages() {
        stubPage(null, "p2");
        stubPage("p2", "p3");
        stubPage("p3", null, "a", "b");

        AlertPage page = read(ALL, 10, AlertCursor.START);

        assertThat(page.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("a", "b");
        assertThat(page.next()).isEmpty();
        assertThat(socket.requests()).hasSize(3);
    }

    @Test
    void leavesTheNextPageToTheNextCall() {
        stubPage(null, "p2", "a");
        stubPage("p2", null, "b");

        AlertPage first = read(ALL, 1, AlertCursor.START);

        assertThat(first.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("a");
        assertThat(socket.requests()).hasSize(1);
        assertThat(read(ALL, 1, first.next().orElseThrow()).findings()).extracting(one -> one.key().orElseThrow())
                .containsExactly("b");
    }

    @Test
    void takesAnEmptyListForTheEnd() {
        stubPage(null, null);

        assertThat(read(ALL, 10, AlertCursor.START)).isEqualTo(new AlertPage(List.of(), Optional.empty(), 0));
    }

    @Test
    void stopsAmongEmptyPagesAndSaysWhereToGoOn() {
        stubPage(null, "p1");
        IntStream.range(1, 30).forEach(i -> stubPage("p" + i, "p" + (i + 1)));

        AlertPage page = read(ALL, 10, AlertCursor.START);

        assertThat(page.findings()).isEmpty();
        assertThat(page.next()).contains(new AlertCursor(Optional.of("p" + AlertPages.MAX_PAGES), 0));
        assertThat(socket.requests()).hasSize(AlertPages.MAX_PAGES);
    }

    @Test
    void saysWhereToGoOnWhenTimeRunsOutAmongEmptyPages() {
        stubPage(null, "p2");
        socket.stub(list("p2").willReturn(json(200, page(null, "a")).withFixedDelay(10_000)));

        AlertPage page = session(Duration.ofMillis(2_500))
                .alerts(ALL, 10, AlertCursor.START).await().atMost(Duration.ofSeconds(8));

        assertThat(page).isEqualTo(new AlertPage(List.of(), Optional.of(new AlertCursor(Optional.of("p2"), 0)), 0));
    }

    @Test
    void refusesAListThatLeadsInACircle() {
        stubPage(null, "p2");
        stubPage("p2", "p2");

        assertThat(Problems.of(catchThrowable(() -> read(ALL, 10, AlertCursor.START))).code().wireName())
                .isEqualTo("upstream_error");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\\ud800", "é", "a\\nb" })
    void refusesAWayOnThatItCouldNotGo(String endCursor) {
        stubPage(null, endCursor, "a");

        assertThat(Problems.of(catchThrowable(() -> read(ALL, 10, AlertCursor.START))).code().wireName())
                .isEqualTo("upstream_error");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{x}", "%41", "a b", "%zz", "&page=1#/../" })
    void handsBackSocketsCursorAsItWas(String endCursor) {
        stubPage(endCursor, null, "a");

        assertThat(read(ALL, 10, new AlertCursor(Optional.of(endCursor), 0)).findings()).hasSize(1);
    }

    @Test
    void sendsTheFiltersInSocketsWords() {
        socket.stub(get(urlPathEqualTo(path("/alerts"))).willReturn(json(200, page(null))));

        read(new AlertFilter(List.of(Severity.MEDIUM, Severity.CRITICAL), Optional.of("cleared"), Optional.of("web"),
                Optional.empty(),
                Optional.of("malware")), 7, new AlertCursor(Optional.of("a+b/c="), 0));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(path("/alerts?per_page=7"
                + "&startAfterCursor=a%2Bb%2Fc%3D&filters.alertSeverity=medium%2Ccritical&filters.alertStatus=cleared"
                + "&filters.repoSlug=web&filters.alertType=malware"));
    }

    @Test
    void givesEveryAlertOnceHoweverLargeTheyAre() {
        String[] keys = IntStream.range(0, 200).mapToObj(i -> "k" + i).toArray(String[]::new);
        socket.stub(get(urlPathEqualTo(path("/alerts"))).willReturn(json(200, "{\"items\":["
                + IntStream.range(0, 200).mapToObj(i -> item("k" + i, "\\u0001".repeat(299))).collect(Collectors.joining(","))
                + "],\"endCursor\":null," + META + "}")));
        List<String> read = new ArrayList<>();
        Optional<AlertCursor> from = Optional.of(AlertCursor.START);
        while (from.isPresent()) {
            AlertPage page = read(ALL, 200, from.get());
            page.findings().forEach(finding -> read.add(finding.key().orElseThrow()));
            from = page.next();
        }

        assertThat(read).containsExactly(keys);
        assertThat(socket.requests()).hasSizeBetween(2, 10);
    }

    @Test
    void asksForFewerAlertsWherePagesAreTooLargeToRead() {
        stubTooLarge(null, 8);
        stubTooLarge(null, 4);
        socket.stub(list(null).withQueryParam("per_page", equalTo("2")).willReturn(json(200, page("p2", "a", "b"))));
        stubTooLarge("p2", 8);
        stubTooLarge("p2", 4);
        socket.stub(list("p2").withQueryParam("per_page", equalTo("2")).willReturn(json(200, page(null, "c", "d"))));

        AlertPage first = read(ALL, 8, AlertCursor.START);

        assertThat(first.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("a", "b");
        assertThat(read(ALL, 8, first.next().orElseThrow()).findings()).extracting(one -> one.key().orElseThrow())
                .containsExactly("c", "d");
    }

    @Test
    void findsItsPlaceOnSmallerPages() {
        stubTooLarge(null, 4);
        socket.stub(list(null).withQueryParam("per_page", equalTo("2")).willReturn(json(200, page("p2", "a", "b"))));
        socket.stub(list("p2").withQueryParam("per_page", equalTo("2")).willReturn(json(200, page(null, "c", "d"))));

        assertThat(read(ALL, 4, new AlertCursor(Optional.empty(), 3)).findings()).extracting(one -> one.key().orElseThrow())
                .containsExactly("d");
        assertThat(socket.requests()).hasSize(3);
    }

    @Test
    void givesUpWhereOneAlertIsTooLargeToRead() {
        stubTooLarge(null, 2);
        stubTooLarge(null, 1);

        assertThat(Problems.of(catchThrowable(() -> read(ALL, 2, AlertCursor.START)))).hasMessageContaining("larger")
                .extracting(problem -> problem.code().wireName()).isEqualTo("upstream_error");
        assertThat(socket.requests()).hasSize(2);
    }

    @Test
    void givesTheOtherAlertsWhereOneIsOdd() {
        socket.stubUndescribed(get(urlPathEqualTo(path("/alerts"))).willReturn(json(200, """
                {"items":[null,{"type":"malware","severity":"critical","locations":[7,{"action":{}}]},7,{"key":"b"},
                 {"key":"c","locations":{}},{"key":"d","type":"t","vulnerability":"none","fix":[]}],"endCursor":null}""")));

        AlertPage page = read(ALL, 10, AlertCursor.START);

        assertThat(page.findings()).extracting(one -> one.key().orElse("none")).containsExactly("none", "b", "d");
        assertThat(page.findings()).extracting(ListedFinding::type).containsExactly("malware", "unknown", "t");
        assertThat(page.findings().get(0).locationsTotal()).isEqualTo(2);
        assertThat(page.unreadable()).as("and a list that is none is no list without alerts").isEqualTo(3);
    }

    @Test
    void goesOnBehindAnAlertThatCannotBeRead() {
        socket.stubUndescribed(get(urlPathEqualTo(path("/alerts"))).willReturn(json(200, """
                {"items":[{"key":"a","type":"t"},null,{"key":"b","type":"t"}],"endCursor":null}""")));

        AlertPage first = read(ALL, 2, AlertCursor.START);
        AlertPage second = read(ALL, 2, first.next().orElseThrow());

        assertThat(first.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("a");
        assertThat(first.unreadable()).isEqualTo(1);
        assertThat(second.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("b");
        assertThat(second.unreadable()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "{\"items\":null,\"endCursor\":null}", "{\"items\":\"x\"}", "{\"items\":[", "null" })
    void refusesWhatIsNoList(String body) {
        socket.stubUndescribed(get(urlPathEqualTo(path("/alerts"))).willReturn(json(200, body)));

        assertThat(Problems.of(catchThrowable(() -> read(ALL, 10, AlertCursor.START))).code().wireName())
                .isEqualTo("upstream_error");
    }

    private AlertPage read(AlertFilter filter, int limit, AlertCursor from) {
        return await(session().alerts(filter, limit, from));
    }

    private void stubPage(String after, String endCursor, String... keys) {
        socket.stub(list(after).willReturn(json(200, page(endCursor, keys))));
    }

    private void stubTooLarge(String after, int limit) {
        socket.stub(list(after).withQueryParam("per_page", equalTo(Integer.toString(limit)))
                .willReturn(json(200, page(null, "x") + " ".repeat(MORE_THAN_IS_READ))));
    }

    private static MappingBuilder list(String after) {
        return get(urlPathEqualTo(path("/alerts"))).withQueryParam("startAfterCursor",
                after == null ? absent() : equalTo(after));
    }

    private static String page(String endCursor, String... keys) {
        return "{\"items\":[" + List.of(keys).stream().map(key -> item(key, "")).collect(Collectors.joining(","))
                + "],\"endCursor\":" + (endCursor == null ? "null" : "\"" + endCursor + "\"") + "," + META + "}";
    }

    private static String item(String key, String title) {
        return """
                {"key":"%s","type":"malware","category":"supplyChainRisk","description":null,"fix":null,"vulnerability":null,\
                "id":"1","version":1,"status":"open","createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z",\
                "clearedAt":null,"dashboardUrl":"https://socket.dev/a","title":"%s","severity":"high","locations":[]}"""
                .formatted(key, title);
    }
}
