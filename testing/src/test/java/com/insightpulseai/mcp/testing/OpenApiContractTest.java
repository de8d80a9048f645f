package com.insightpulseai.mcp.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.OpenApiContract.SentRequest;

class OpenApiContractTest {

    private static final String SCAN = "/orgs/acme/full-scans/8f14";
    private final OpenApiContract contract = OpenApiContract.of("openapi/socket.json");

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

    private static SentRequest get(String path, Map<String, List<String>> query) {
        return new SentRequest("GET", path, query, Map.of("authorization", "Bearer x"), new byte[0]);
    }
}
