package com.insightpulseai.mcp.functions.ops.event.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.functions.ops.event.EventApiTest;

import io.quarkus.test.junit.QuarkusTest;

/** One event: what is known of it, its body, and what happened around it. */
@QuarkusTest
class SingleEventsTest extends EventApiTest {

    @Test
    void showsAnOwnEventWithItsBodyAndLeavesNoRow() {
        UUID event = add(viewer, "1 minute", "payload", "{\"repo\":\"acme/web\"}");

        asViewer("/ops/events/{id}", event).statusCode(200).body("event.id", equalTo(event.toString()))
                .body("event.status", equalTo("ok")).body("body", equalTo("own")).body("looks", hasSize(0))
                .body("why", nullValue())
                .body("event.payload", nullValue());
        asViewer("/ops/events/{id}/body", event).statusCode(200).body("payload.repo", equalTo("acme/web"))
                .body("result", nullValue()).body("recorded", equalTo(false));
        assertThat(looks()).isEmpty();
    }

    @Test
    void recordsAnAdministratorsLookAndShowsWhoLooked() {
        UUID event = add(viewer, "1 minute", "payload", "{\"repo\":\"acme/web\"}");
        asAdmin("/ops/events/{id}", event).body("body", equalTo("look_is_recorded")).body("looks", hasSize(0));
        assertThat(looks()).isEmpty();

        asAdmin("/ops/events/{id}/body", event).statusCode(200).body("payload.repo", equalTo("acme/web"))
                .body("recorded", equalTo(true));

        assertThat(looks()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("tool", "event.read").containsEntry("caller_id", admin);
            assertThat((String) row.get("payload")).contains(event.toString());
        });
        asAdmin("/ops/events/{id}", event).body("looks", hasSize(1)).body("looks[0].caller_id", equalTo(admin.toString()));
        asViewer("/ops/events/{id}", event).body("looks", hasSize(0));
    }

    @Test
    void hidesOthersEvents() {
        UUID event = add(viewer, "1 minute");

        for (String path : new String[] { "", "/body", "/related" }) {
            asOperator("/ops/events/{id}" + path, event).statusCode(404).body("code", equalTo("not_found"))
                    .body("detail", containsString("ops_admin"));
            asAdmin("/ops/events/{id}" + path, UUID.randomUUID()).statusCode(404);
        }
        assertThat(looks()).isEmpty();
    }

    @Test
    void showsWhatHappenedAround() {
        UUID[] mine = new UUID[13];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = add(viewer, (20 - i) + " minutes", "status", i == 6 || i == 7 ? "error" : "ok", "error",
                    i == 6 || i == 7 ? "upstream_timeout" : "null", "request_id", i == 6 || i == 12 ? "trace" : "r" + i);
        }
        UUID others = add(operator, "13 minutes", "status", "error", "error", "upstream_timeout", "request_id", "trace");

        asViewer("/ops/events/{id}/related", mine[6]).statusCode(200)
                .body("before.id", contains(texts(mine[5], mine[4], mine[3], mine[2], mine[1])))
                .body("after.id", contains(texts(mine[11], mine[10], mine[9], mine[8], mine[7])))
                .body("same_request.id", contains(texts(mine[12]))).body("same_failure.calls", equalTo(2))
                .body("same_failure.callers", nullValue()).body("alerts", hasSize(0));
        asAdmin("/ops/events/{id}/related", mine[6]).body("same_request.id", contains(texts(mine[12], others)))
                .body("same_failure.calls", equalTo(3)).body("same_failure.callers", equalTo(2));
        asAdmin("/ops/events/{id}/related", mine[5]).body("same_failure", nullValue());
        assertThat(looks()).isEmpty();
    }
}
