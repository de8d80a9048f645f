package com.insightpulseai.mcp.functions.ops.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Search for words, and what it leaves in the audit log. */
@QuarkusTest
class WordSearchTest extends EventApiTest {

    private UUID own;
    private UUID others;

    @BeforeEach
    void addEvents() {
        own = add(viewer, "1 minute", "payload", "{\"repo\":\"acme/web\"}", "hostname", "api.socket.dev");
        others = add(operator, "2 minutes", "payload", "{\"repo\":\"acme/shop\"}", "status", "error", "error",
                "upstream_timeout");
    }

    @Test
    void findsOwnEventsWithoutARow() {
        assertThat(ids(asViewer("/ops/events?q=acme"))).containsExactly(texts(own));
        assertThat(ids(asViewer("/ops/events?q=acme&provider=sentry"))).isEmpty();
        assertThat(ids(asViewer("/ops/events?q={q}", "\"acme/web\" -shop"))).containsExactly(texts(own));
        asViewer("/ops/events?q=acme").body("end", equalTo("all")).body("older", nullValue());
        assertThat(looks()).isEmpty();
    }

    @Test
    void recordsAnAdministratorsSearchOnceBeforeItAnswers() {
        ValidatableResponse found = asAdmin("/ops/events?q=acme");
        assertThat(ids(found)).containsExactly(texts(own, others));
        assertThat(ids(asAdmin("/ops/events?q=acme&status=failed"))).containsExactly(texts(others));
        asAdmin("/ops/events/histogram?q=acme").statusCode(200).body("count", equalTo(2));

        assertThat(looks()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("tool", "events.search").containsEntry("caller_id", admin)
                    .containsEntry("status", "ok").containsEntry("request_id", found.extract().header("X-Request-Id"));
            assertThat((String) row.get("payload")).contains("\"words\": \"acme\"");
        });
    }

    @Test
    void appliesOtherFiltersAroundIt() {
        assertThat(ids(asViewer("/ops/events?q=acme&host=api.socket.dev&min_ms=10&status=ok"))).containsExactly(texts(own));
        assertThat(ids(asViewer("/ops/events?q=acme&host=other.test"))).isEmpty();
        assertThat(ids(asAdmin("/ops/events?q=acme&error=upstream_timeout"))).containsExactly(texts(others));
    }

    @Test
    void goesOnByItsCursor() {
        for (int i = 3; i < 9; i++) {
            add(viewer, i + " minutes", "payload", "{\"repo\":\"acme/web\"}");
        }
        List<String> walked = new ArrayList<>();
        String older = null;
        do {
            ValidatableResponse page = asViewer("/ops/events?q=acme&limit=3" + (older == null ? "" : "&before=" + older));
            walked.addAll(ids(page));
            older = page.extract().path("older");
        } while (older != null);

        assertThat(walked).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatIsNoSearch() {
        asViewer("/ops/events?q={q}", "--- !!").statusCode(400).body("violations.field", hasItem("q"));
        assertThat(ids(asViewer("/ops/events?q={q}", "' or 1=1 -- \\ <b>"))).isEmpty();
    }
}
