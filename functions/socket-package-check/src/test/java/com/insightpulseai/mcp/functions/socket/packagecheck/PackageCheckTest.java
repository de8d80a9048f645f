package com.insightpulseai.mcp.functions.socket.packagecheck;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
class PackageCheckTest extends SocketFunctionTest {

    private static final String LINES = """
            {"id":"1","type":"npm","name":"evil","version":"1.0.0","inputPurl":"pkg:npm/evil@1.0.0","score":{"license":1,\
            "maintenance":1,"overall":0.1,"quality":1,"supplyChain":0.1,"vulnerability":1},"alerts":[\
            {"key":"k1","type":"networkAccess","severity":"middle","category":"supplyChainRisk","action":"ignore"},\
            {"key":"k2","type":"malware","severity":"critical","category":"supplyChainRisk","action":"error"}]}
            {"id":"2","type":"npm","name":"fine","version":"2.0.0","inputPurl":"pkg:npm/fine@2.0.0","alerts":[]}
            {"_type":"purlError","value":{"error":"internal detail of Socket","inputPurl":"pkg:npm/gone@9.9.9"}}
            """;

    PackageCheckTest() {
        super("socket/package.check", "ops_viewer", Map.of("socket_api_key", "sktsec_stored-in-the-vault"));
    }

    @BeforeEach
    void stubSocket() {
        socket.stubPost("/purl", artifacts(LINES));
    }

    @Test
    void tellsWhatIsKnownAndWhatIsNot() {
        ValidatableResponse answer = call("""
                {"packages":["pkg:npm/fine@2.0.0","pkg:npm/gone@9.9.9","pkg:npm/evil@1.0.0","pkg:npm/silent@1.0.0"]}""")
                .statusCode(200)
                .body("packages.purl", contains("pkg:npm/evil@1.0.0", "pkg:npm/fine@2.0.0"))
                .body("packages[0].score.overall", is(0.1f))
                .body("packages[0].score.supply_chain", is(0.1f))
                .body("packages[0].summary", is(Map.of("critical", 1, "high", 0, "medium", 1, "low", 0)))
                .body("packages[0].alerts.key", contains("k2", "k1"))
                .body("packages[0].alerts[1].severity", is("medium"))
                .body("packages[0].alerts_total", is(2))
                .body("packages[0].pending", is(false))
                .body("packages[1].score", nullValue())
                .body("packages_total", is(2))
                .body("unknown", contains("pkg:npm/gone@9.9.9", "pkg:npm/silent@1.0.0"))
                .body("unknown_total", is(2))
                .body("truncated", is(false))
                .body("hint", nullValue());
        assertThat(answer.extract().asString()).doesNotContain("internal detail");
    }

    @Test
    void losesNoAlertOfAPackageThatIsSpelledOtherwise() {
        String malware = "\"alerts\":[{\"key\":\"k\",\"type\":\"malware\",\"severity\":\"critical\"}]}\n";
        socket.stubUndescribed(post(urlPathEqualTo(path("/purl"))).willReturn(artifacts(
                "{\"type\":\"npm\",\"name\":\"node\",\"version\":\"v24.0.7\"," + malware
                        + "{\"type\":\"npm\",\"name\":\"other\",\"version\":\"1.0.0\"," + malware
                        + "{\"type\":\"npm\",\"name\":\"odd\",\"alerts\":{}}\n")));

        call("{\"packages\":[\"pkg:npm/node@24.0.7\",\"pkg:npm/gone@1\"]}").statusCode(200)
                .body("packages.purl", contains("pkg:npm/node@24.0.7", "pkg:npm/other@1.0.0"))
                .body("packages.summary.critical", contains(1, 1))
                .body("packages[0]", not(hasKey("unmatched")))
                .body("packages[1].unmatched", is(true))
                .body("unknown", contains("pkg:npm/gone@1"))
                .body("unreadable", is(1))
                .body("hint", containsString("unmatched"));
    }

    @Test
    void asksForEverythingInOneRequestAndForEachPackageOnce() {
        call("{\"packages\":[\"pkg:npm/%40a/b@1\",\"pkg:npm/@a/b@1\",\"pkg:npm/%40a/b@1\",\"pkg:npm/evil@1.0.0\"]}")
                .statusCode(200).body("unknown", contains("pkg:npm/%40a/b@1"));

        assertThat(socket.requests()).singleElement().satisfies(request -> {
            assertThat(request.getUrl()).isEqualTo(path("/purl?alerts=true&purlErrors=true&poll=false"));
            assertThat(request.getBodyAsString())
                    .isEqualTo("{\"components\":[{\"purl\":\"pkg:npm/%40a/b@1\"},{\"purl\":\"pkg:npm/evil@1.0.0\"}]}");
        });
    }

    @Test
    void takesAsManyPackagesAsSocketDoes() {
        call(packages(1_024, "p")).statusCode(200).body("unknown_total", is(1_024)).body("unknown", hasSize(1_024));
        assertThat(socket.requests()).hasSize(1);
    }

    @Test
    void namesAsManyAlertsAsWanted() {
        call("{\"packages\":[\"pkg:npm/evil@1.0.0\"],\"alerts_per_package\":1}").statusCode(200)
                .body("packages[0].alerts.key", contains("k2"))
                .body("packages[0].alerts_total", is(2));
        call("{\"packages\":[\"pkg:npm/evil@1.0.0\"],\"alerts_per_package\":0}").statusCode(200)
                .body("packages[0].alerts", empty())
                .body("packages[0].summary.critical", is(1));
    }

    @Test
    void keepsALargeAnswerSmall() {
        String alerts = IntStream.range(0, 100).mapToObj(i -> "{\"key\":\"%s%d\",\"type\":\"t\",\"severity\":\"high\"}"
                .formatted("k".repeat(400), i)).collect(Collectors.joining(","));
        socket.stubPost("/purl", artifacts(IntStream.range(0, 500).mapToObj(
                i -> "{\"id\":\"1\",\"type\":\"npm\",\"name\":\"p%d\",\"version\":\"1\",\"alerts\":[%s]}\n".formatted(i,
                        alerts))
                .collect(Collectors.joining())));

        byte[] answer = call(packages(500, "p")).statusCode(200)
                .body("truncated", is(true))
                .body("packages_total", is(500))
                .body("hint", not(nullValue()))
                .extract().asByteArray();
        assertThat(answer).hasSizeBetween(100_000, 256 * 1024);
    }

    @Test
    void keepsALongListOfTheUnknownSmall() {
        byte[] answer = call(packages(1_024, "p".repeat(480))).statusCode(200)
                .body("unknown_total", is(1_024))
                .body("truncated", is(true))
                .extract().asByteArray();
        assertThat(answer).hasSizeLessThan(64 * 1024);
    }

    @Test
    void saysWhenSocketDoesNotTakeThePackages() {
        socket.stubPost("/purl", error(400));

        call(packages(1, "p")).statusCode(400)
                .body("code", is("invalid_input"))
                .body("violations.field", contains("packages"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|packages",
            "{\"packages\":[]}|packages",
            "{\"packages\":[\"pkg:npm/a@1\",null]}|packages[1]",
            "{\"packages\":[\"pkg:npm/a@1\",\"pkg:npm/b@1\",\"lodash@1\"]}|packages[2]",
            "{\"packages\":[\"pkg:npm/a@1\"],\"alerts_per_package\":101}|alerts_per_package",
            "{\"packages\":[\"pkg:npm/a@1\"],\"alerts_per_package\":-1}|alerts_per_package" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        assertThat(call(body).statusCode(400).body("code", is("invalid_input"))
                .extract().<String> path("violations[0].field")).startsWith(field);
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void refusesMoreThanSocketTakesAtOnce() {
        call(packages(1_025, "p")).statusCode(400).body("violations.field", contains("packages"));
    }

    @Test
    void refusesAnEndlessPackageUrl() {
        call(packages(1, "a/".repeat(300_000) + "b")).statusCode(400).body("violations", hasSize(1));
    }

    private static String packages(int number, String name) {
        return IntStream.range(0, number).mapToObj(i -> "\"pkg:npm/" + name + i + "@1\"")
                .collect(Collectors.joining(",", "{\"packages\":[", "]}"));
    }
}
