package com.insightpulseai.mcp.functions.netdata.metricsquery;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataFunctionTest;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.provider.netdata.stub.WireMockNetdata;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the fields of a query must be together. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
class QueryBoundsTest extends NetdataFunctionTest {

    QueryBoundsTest() {
        super("netdata/metrics.query", "ops_viewer", Map.of());
    }

    @Test
    void comparesARelativeEndWithAnAbsoluteStart() {
        Instant halfAnHourAgo = Instant.now().minusSeconds(1_800);

        call("{\"contexts\":[\"a\"],\"after\":\"" + halfAnHourAgo + "\",\"before\":\"-3600\"}").statusCode(400)
                .body("violations.field", contains("after"));
        call("{\"contexts\":[\"a\"],\"after\":\"" + halfAnHourAgo + "\",\"before\":\"-60\"}").statusCode(200);
    }

    @Test
    void takesAnEndThatTheCallersClockSees() {
        call("{\"contexts\":[\"a\"],\"before\":\"" + Instant.now().plusSeconds(5) + "\"}").statusCode(200);
    }

    @Test
    void refusesNamesThatDoNotFitIntoAUrl() {
        String ascii = names(50, "d".repeat(98));
        call("{\"contexts\":[\"a\"],\"dimensions\":%s,\"nodes\":%s}".formatted(ascii, names(20, "n".repeat(253))))
                .statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", contains("dimensions"));
        call("{\"contexts\":[\"a\"],\"dimensions\":%s}".formatted(names(50, "é".repeat(30)))).statusCode(400)
                .body("violations.field", contains("dimensions"));
        assertThat(netdata.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void takesAsManyNamesAsFitIntoAUrl(boolean older) {
        if (older) {
            netdata.reset();
            netdata.stubAgentV1();
            netdata.stub(get(urlPathMatching("/host/n{255}/api/v1/context"))
                    .willReturn(recorded(NetdataStub.AGENT_V1, "context-system.cpu.json")));
            netdata.stub(get(urlPathMatching("/host/n{255}/api/v1/data"))
                    .willReturn(recorded(NetdataStub.AGENT_V1, "data-context.json")));
        }

        call("{\"contexts\":[\"%s\"],\"dimensions\":%s,\"nodes\":[\"%s\"]}"
                .formatted(":".repeat(199).replaceFirst("^", "a"), names(50, " é".repeat(9) + "d".repeat(30)), "n".repeat(255)))
                .statusCode(200);
    }

    /** As JSON: these letters, and two digits. */
    private static String names(int number, String letters) {
        return IntStream.range(10, 10 + number).mapToObj(i -> '"' + letters.strip() + i + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
