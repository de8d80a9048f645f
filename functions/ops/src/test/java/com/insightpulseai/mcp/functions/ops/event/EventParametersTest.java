package com.insightpulseai.mcp.functions.ops.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.functions.ops.read.Cursor;

import io.quarkus.test.junit.QuarkusTest;

/** Requests that are refused, before anything is read. */
@QuarkusTest
class EventParametersTest extends EventApiTest {

    @ParameterizedTest
    @CsvSource({ "unheard=1,unheard", "limit=0,limit", "limit=201,limit", "limit=x,limit", "before=x,before",
            "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,after", "caller=1,caller", "role=ops_god,role", "status=good,status",
            "error=a%2C,error", "from=yesterday,from", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z,from",
            "from=1999-01-01T00:00:00Z,from", "min_ms=-1,min_ms", "min_ms=2&max_ms=1,min_ms", "host=a%00b,host",
            "provider=a&provider=b,provider" })
    void refusesWhatIsNoFilter(String query, String field) {
        as(viewer, "ops_viewer").urlEncodingEnabled(false).get("/ops/events?" + query).then().statusCode(400)
                .body("code", equalTo("invalid_input")).body("violations.field", hasItem(field));
    }

    @Test
    void namesAllViolationsAtOnce() {
        asViewer("/ops/events?limit=0&caller=x&unheard=1").statusCode(400)
                .body("violations.field", hasItems("limit", "caller", "unheard"));
        asViewer("/ops/events?q={text}", "x".repeat(201)).statusCode(400).body("violations.field", hasItem("q"));
        String cursor = Cursor.after(OffsetDateTime.now()).text();
        asViewer("/ops/events?before={a}&after={a}", cursor, cursor).statusCode(400).body("violations.field", hasItem("after"));
    }

    @Test
    void takesNoOtherParametersThanAPathHas() {
        asViewer("/ops/events/histogram?limit=5").statusCode(400).body("violations.field", hasItem("limit"));
        asViewer("/ops/events.csv?after=x").statusCode(400).body("violations.field", hasItem("after"));
        asViewer("/ops/events/{id}?q=x", UUID.randomUUID()).statusCode(400).body("violations.field", hasItem("q"));
        asViewer("/ops/events/not-a-uuid").statusCode(400).body("violations.field", hasItem("id"));
    }

    @Test
    void searchesForNoSecret() {
        String secret = "ghp_" + "a1B2".repeat(9);

        asAdmin("/ops/events?q={q}", "token " + secret).statusCode(400).body("violations.field", hasItem("q"))
                .body("violations[0].message", not(containsString(secret)));
        assertThat(looks()).isEmpty();
    }

    @Test
    void needsAToken() {
        given().port(port()).get("/ops/events").then().statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }
}
