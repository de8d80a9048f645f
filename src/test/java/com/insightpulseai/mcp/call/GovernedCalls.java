package com.insightpulseai.mcp.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls to the {@link EchoTool} by a registered operator, on a database that holds nothing else. */
abstract class GovernedCalls {

    static final String TOOL = "/providers/socket/scan.repo";
    static final String SECRET = "vault-text-of-socket";

    final TestDatabase database = TestDatabase.shared();
    final UUID operator = UUID.randomUUID();

    @BeforeEach
    void freshState() {
        database.reset();
        database.putSecret("socket_api_key", SECRET);
        database.addUser(operator, "ops_operator");
        EchoTool.RUNS.set(0);
    }

    RequestSpecification as(UUID user, String role) {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(user, role)).contentType(ContentType.JSON);
    }

    RequestSpecification asOperator() {
        return as(operator, "ops_operator");
    }

    ValidatableResponse call(String body) {
        return asOperator().body(body).post(TOOL).then();
    }

    Map<String, Object> onlyEvent() {
        List<Map<String, Object>> events = database.events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
