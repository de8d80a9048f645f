package com.insightpulseai.mcp.functions.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Acknowledgement of alerts. */
@QuarkusTest
class AcknowledgeTest extends OpsFunctionTest {

    private UUID alert;

    @BeforeEach
    void open() {
        alert = addAlert("error_rate", "socket", "warning", NOW, Optional.empty());
    }

    @Test
    void happensOnceWithARow() {
        acknowledge(operator(), alert, "{\"note\":\"Maria looks after it\"}").statusCode(200)
                .header("Cache-Control", "no-store")
                .body("outcome", equalTo("ok")).body("alert.note", equalTo("Maria looks after it"))
                .body("alert.acknowledged_by", equalTo(operator.toString()))
                .body("alert.acknowledged_name", equalTo("ops_operator@example.test"));
        acknowledge(admin(), alert, "{}").statusCode(200).body("outcome", equalTo("acknowledged"))
                .body("alert.acknowledged_by", equalTo(operator.toString()))
                .body("alert.acknowledged_name", equalTo("ops_operator@example.test"));
        ok(viewer(), "/ops/alerts").body("alerts[0].acknowledged_by", equalTo(operator.toString()))
                .body("alerts[0].acknowledged_name", nullValue());

        assertThat(database.events()).singleElement().satisfies(row -> assertThat(row).containsEntry("provider", "ops")
                .containsEntry("tool", "alert.acknowledge").containsEntry("status", "ok").containsEntry("caller_id", operator)
                .containsEntry("client", "console-test"));
        assertThat((String) database.events().get(0).get("request_id")).matches("[0-9a-f]{32}");
    }

    @Test
    void isRefusedToAViewerWithARow() {
        acknowledge(viewer(), alert, "{}").statusCode(403).body("code", equalTo("forbidden"))
                .body("detail", containsString("ops_operator"));

        assertThat(database.events()).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("status", "denied_role").containsEntry("caller_id", viewer));
        ok(viewer(), "/ops/alerts").body("alerts[0].acknowledged_at", nullValue());
    }

    @Test
    void needsAnAlert() {
        acknowledge(operator(), UUID.randomUUID(), "{}").statusCode(404).body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"note\":7}", "{\"note\":\"a\\u0000b\"}", "{\"comment\":\"x\"}", "[]", "{",
            "{\"note\":\"LONG\"}",
            "{\"note\":\"a\",\"note\":\"b\"}" })
    void needsABodyThatIsValid(String body) {
        acknowledge(operator(), alert, body.replace("LONG", "x".repeat(501))).statusCode(400)
                .body("code", equalTo("invalid_input")).body("violations.size()", equalTo(1));

        assertThat(database.events()).isEmpty();
        acknowledge(operator(), alert, "{\"note\":\"%s\"}".formatted("x".repeat(500))).statusCode(200);
    }

    private static ValidatableResponse acknowledge(RequestSpecification reader, UUID alert, String body) {
        return reader.header("User-Agent", "console-test").contentType("application/json").body(body)
                .post("/ops/alerts/{id}/acknowledge", alert).then();
    }
}
