package com.insightpulseai.mcp.provider.stubs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.OpenApiContract;
import com.insightpulseai.mcp.testing.OpenApiContract.SentRequest;

class OpenApiContractTest {

    private static final String SCAN = "/orgs/acme/full-scans/8f14";
    private static final String ISSUES = "/api/0/organizations/acme/issues/";
    private final OpenApiContract contract = OpenApiContract.of("openapi/socket.json");
    private final OpenApiContract sentry = OpenApiContract.of("openapi/sentry.json");

    @Test
    void acceptsADescribedRequest() {
        assertThatCode(() -> contract.assertRequest(get(SCAN,
                Map.of("include_scores", List.of("true"), "include_license_details", List.of("false")))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnUnknownOperation() {
        assertThatThrownBy(() -> contract.assertRequest(get("/report", Map.of()))).hasMessageContaining("no such operation");
    }

    @Test
    void refusesAMissingRequiredParameter() {
        assertThatThrownBy(() -> contract.assertRequest(get(SCAN, Map.of("include_scores", List.of("true")))))
                .hasMessageContaining("include_license_details is missing");
    }

    @Test
    void refusesAnUndescribedParameter() {
        assertThatThrownBy(() -> contract.assertRequest(get("/orgs/acme/full-scans", Map.of("ref", List.of("main")))))
                .hasMessageContaining("query parameter ref is not described");
    }

    @Test
    void refusesAParameterOfTheWrongType() {
        assertThatThrownBy(() -> contract.assertRequest(get("/orgs/acme/full-scans", Map.of("per_page", List.of("500")))))
                .hasMessageContaining("per_page");
    }

    @Test
    void refusesARequestWithoutToken() {
        assertThatThrownBy(() -> contract.assertRequest(new SentRequest("GET", "/quota", Map.of(), Map.of(), new byte[0])))
                .hasMessageContaining("bearer token");
    }

    @Test
    void acceptsAnArtifactThatJoinsSeveralClosedObjects() {
        assertThatCode(() -> contract.assertResponse("GET", SCAN, 200, "application/x-ndjson", """
                {"id":"1","type":"npm","name":"a","version":"1.0.0","direct":true,"alerts":[]}
                {"_type":"scores","value":{}}
                """)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnArtifactWithAnInventedField() {
        assertThatThrownBy(() -> contract.assertResponse("GET", SCAN, 200, "application/x-ndjson",
                "{\"id\":\"1\",\"type\":\"npm\",\"invented\":true}")).hasMessageContaining("invented");
    }

    @Test
    void acceptsNullWhereTheDescriptionSaysNullable() {
        assertThatCode(() -> contract.assertResponse("GET", "/orgs/acme/full-scans", 200, "application/json", """
                {"results":[{"id":"1","branch":null}],"nextPage":null,"nextPageCursor":null}
                """)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnUndescribedStatus() {
        assertThatThrownBy(() -> contract.assertResponse("GET", SCAN, 418, "application/json", "{}"))
                .hasMessageContaining("status 418");
    }

    @Test
    void acceptsAListAsARepeatedParameter() {
        assertThatCode(() -> sentry.assertRequest(get(ISSUES, Map.of("project", List.of("1", "2"),
                "collapse", List.of("stats", "lifetime"))))).doesNotThrowAnyException();
    }

    @Test
    void refusesAListWrittenIntoOneValue() {
        assertThatThrownBy(() -> sentry.assertRequest(get(ISSUES, Map.of("collapse", List.of("stats,lifetime")))))
                .hasMessageContaining("collapse");
    }

    @Test
    void refusesToRepeatAParameterThatIsNoList() {
        assertThatThrownBy(() -> sentry.assertRequest(get(ISSUES, Map.of("cursor", List.of("0:0:0", "0:100:0")))))
                .hasMessageContaining("cursor is repeated");
    }

    @Test
    void mindsTheSlashAtAPathsEnd() {
        assertThatThrownBy(() -> sentry.assertRequest(get(ISSUES.substring(0, ISSUES.length() - 1), Map.of())))
                .hasMessageContaining("no such operation");
    }

    @Test
    void refusesAnEmptySegmentInAVariablesPlace() {
        assertThatThrownBy(() -> sentry.assertRequest(get(ISSUES + "/", Map.of()))).hasMessageContaining("no such operation");
    }

    @Test
    void refusesAValueOutsideAPathsEnumeration() {
        assertThatThrownBy(() -> sentry.assertRequest(get(ISSUES + "1/events/newest/", Map.of())))
                .hasMessageContaining("event_id");
    }

    @Test
    void acceptsABodyOfSomeOfTheFields() {
        assertThatCode(() -> sentry.assertRequest(put("{\"status\":\"ignored\",\"statusDetails\":{\"ignoreDuration\":60}}")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesABodyWithAWrongValue() {
        assertThatThrownBy(() -> sentry.assertRequest(put("{\"priority\":\"urgent\"}"))).hasMessageContaining("priority");
    }

    @Test
    void saysNothingOfABodyThatIsNotDescribed() {
        assertThatCode(() -> sentry.assertResponse("GET", ISSUES, 404, "text/html", "<html>")).doesNotThrowAnyException();
    }

    private static SentRequest put(String body) {
        return new SentRequest("PUT", ISSUES + "1/", Map.of(),
                Map.of("authorization", "Bearer x", "content-type", "application/json"), body.getBytes(UTF_8));
    }

    private static SentRequest get(String path, Map<String, List<String>> query) {
        return new SentRequest("GET", path, query, Map.of("authorization", "Bearer x"), new byte[0]);
    }
}
