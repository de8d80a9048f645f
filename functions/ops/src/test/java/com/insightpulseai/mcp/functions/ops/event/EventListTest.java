package com.insightpulseai.mcp.functions.ops.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.RequestTrace;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.store.ReaderDatabase;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Lists of events: the rows that each role sees, and the pages that follow. */
@QuarkusTest
class EventListTest extends EventApiTest {

    @Inject
    ReaderDatabase reader;

    @Inject
    EventList list;

    @Test
    void showsOwnEventsAndAnAdministratorAllNewestFirst() {
        UUID first = add(viewer, "3 minutes", "client", "curl/8", "request_id", "trace");
        UUID second = add(operator, "2 minutes");
        UUID third = add(viewer, "1 minute");
        database.execute("update auth.users set email = 'v@acme.test' where id = ?", viewer);

        assertThat(ids(asViewer("/ops/events"))).containsExactly(texts(third, first));
        assertThat(ids(asOperator("/ops/events"))).containsExactly(texts(second));
        assertThat(ids(asOperator("/ops/events?caller={id}", viewer))).isEmpty();
        assertThat(ids(asAdmin("/ops/events"))).containsExactly(texts(third, second, first));
        asAdmin("/ops/events").header("Cache-Control", "no-store").body("end", equalTo("all"))
                .body("older", nullValue()).body("more_newer", equalTo(false))
                .body("events[2].caller_name", equalTo("v@acme.test"))
                .body("events[2].client", equalTo("curl/8")).body("events[2].request_id", equalTo("trace"))
                .body("events[2].caller_role", equalTo("ops_viewer")).body("events[2].duration_ms", equalTo(10))
                .body("events[2].created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z"))
                .body("events[2].payload", nullValue()).body("events[2].result", nullValue());
        assertThat(looks()).isEmpty();
    }

    /** The condition on the caller is a hint to the planner; the policy decides. */
    @ParameterizedTest
    @ValueSource(strings = { "ops_viewer", "ops_admin" })
    void showsTheSameRowsWithoutTheHint(String role) {
        database.addUser(viewer, role);
        for (int i = 1; i <= 5; i++) {
            add(viewer, i + " minutes");
            add(operator, i + " minutes");
        }
        Caller caller = Caller.user(viewer, OpsRole.of(role), TestIssuer.shared().issuer(), Optional.empty());

        ReadHint hint = new ReadHint(viewer, role.equals("ops_admin"));
        Statement hinted = EventStatements.page(everything(), hint, Span.NEWEST, 50);
        assertThat(hinted.text()).contains(hint.condition("e.caller_id"));
        Statement unhinted = new Statement(hinted.text().replace(hint.condition("e.caller_id"), "$1::uuid is not null"),
                hinted.parameters());

        List<String> all = StreamSupport
                .stream(reader.read(caller, Duration.ofSeconds(5), unhinted).await().indefinitely().rows().spliterator(), false)
                .map(row -> row.getUUID("id").toString()).toList();

        assertThat(ids(as(viewer, role).get("/ops/events").then())).containsExactlyInAnyOrderElementsOf(all)
                .hasSize(role.equals("ops_admin") ? 10 : 5);
    }

    @Test
    void makesAnAdministratorWhoIsNoneAnyMoreBlindAtOnce() {
        UUID own = add(admin, "2 minutes");
        add(viewer, "1 minute");
        database.addUser(admin, "ops_viewer");
        assertThat(ids(asAdmin("/ops/events"))).containsExactly(texts(own));
        assertThat(ids(asAdmin("/ops/events?host=none"))).isEmpty();

        database.addUser(admin, "none");
        asAdmin("/ops/events").statusCode(403).body("code", equalTo("forbidden"));
        asAdmin("/ops/events.csv").statusCode(403).body("code", equalTo("forbidden"));
        assertThat(looks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "provider=sentry,2", "tool=scan.repo,3", "provider=socket&tool=scan.repo,3", "status=failed,4 2",
            "status=refused,3", "'status=ok,denied_role',3 1", "error=upstream_timeout,2", "'error=upstream_timeout,x',2",
            "role=ops_operator,4", "host=api.sentry.io,2", "request_id=trace,1", "min_ms=4000,2", "max_ms=10,4 3 1",
            "provider=unheard,''", "tool=unheard,''", "provider=sentry&status=error&min_ms=1&host=api.sentry.io,2",
            "status=started,''" })
    void findsByEachFilter(String query, String expected) {
        UUID[] events = { add(viewer, "1 minute", "request_id", "trace"),
                add(viewer, "2 minutes", "provider", "sentry", "tool", "issues.list", "status", "error", "error",
                        "upstream_timeout", "duration_ms", 4000, "hostname", "api.sentry.io"),
                add(viewer, "3 minutes", "tool", "scan.repo", "status", "denied_role"),
                add(viewer, "4 minutes", "caller_role", "ops_operator", "status", "abandoned", "error", "not_completed") };
        List<String> wanted = new ArrayList<>();
        for (String number : expected.isEmpty() ? new String[0] : expected.split(" ")) {
            wanted.add(events[Integer.parseInt(number) - 1].toString());
        }

        assertThat(ids(asViewer("/ops/events?" + query))).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(ids(asAdmin("/ops/events?" + query + "&caller=" + viewer))).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(ids(asAdmin("/ops/events?" + query + "&caller=" + operator))).isEmpty();
    }

    @Test
    void keepsToTheRangeOfTime() {
        add(viewer, "1 minute");
        UUID old = add(viewer, "3 days");

        assertThat(ids(asViewer("/ops/events"))).hasSize(1);
        assertThat(ids(asViewer("/ops/events?from={from}&to={to}", OffsetDateTime.now().minusDays(4).toInstant().toString(),
                OffsetDateTime.now().minusDays(2).toInstant().toString()))).containsExactly(texts(old));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&host=api.socket.dev" })
    void walksOverAllEventsOnceWhileOthersAreAdded(String filter) {
        addMany(viewer, 20, "api.socket.dev");
        database.execute(
                """
                        insert into ops.run_events (id, created_at, finished_at, provider, tool, caller_id, caller_kind, caller_role, status,
                          hostname)
                        select gen_random_uuid(), date_trunc('minute', now()) - interval '5 minutes', now(), 'socket', 'scan.get', ?,
                          'user', 'ops_viewer', 'ok', 'api.socket.dev' from generate_series(1, 20)""",
                viewer);
        List<Object> expected = database.query("select id::text from ops.run_events order by created_at desc, id desc").stream()
                .map(row -> row.get("id")).toList();

        List<String> walked = new ArrayList<>();
        String older = null;
        do {
            ValidatableResponse page = asViewer("/ops/events?limit=7" + filter + (older == null ? "" : "&before=" + older));
            walked.addAll(ids(page));
            older = page.extract().path("older");
            page.body("end", equalTo(older == null ? "all" : "more"));
            add(viewer, "1 second", "hostname", "api.socket.dev");
        } while (older != null);

        assertThat(walked).isEqualTo(expected);
    }

    @Test
    void tellsAPollWhatIsNewer() {
        add(viewer, "10 minutes");
        String newest = asViewer("/ops/events").extract().path("newest");
        asViewer("/ops/events?after=" + newest).body("events", hasSize(0)).body("more_newer", equalTo(false));

        // Events of the future, which a poll that is made then sees.
        for (int i = 0; i < 3; i++) {
            add(viewer, "-0.0" + i + " seconds");
        }
        List<String> polled = new ArrayList<>();
        boolean more = true;
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (polled.size() < 3 && System.nanoTime() < end) {
            ValidatableResponse page = asViewer("/ops/events?limit=2&after=" + newest).statusCode(200);
            polled.addAll(ids(page));
            newest = page.extract().path("newest");
            more = page.extract().path("more_newer");
        }
        assertThat(polled).hasSize(3).doesNotHaveDuplicates();
        assertThat(more).isFalse();
        asViewer("/ops/events?host=api.socket.dev&after=" + newest).body("events", hasSize(0)).body("end", equalTo("all"));
        assertThat(looks()).isEmpty();
    }

    @Test
    void saysHowFarItSearchedAndGoesOnFromThere() {
        addMany(viewer, EventSteps.FIRST + 200, "api.socket.dev");
        UUID rare = add(viewer, "2 hours", "hostname", "rare.test");
        ConsoleReader caller = new ConsoleReader(
                Caller.user(viewer, Optional.of(OpsRole.VIEWER), TestIssuer.shared().issuer(), Optional.empty()),
                new RequestTrace("trace", Optional.empty()));
        EventFilter filter = host("rare.test");

        FoundEvents stopped = list.find(caller, filter, Span.NEWEST, 50, Deadline.in(Duration.ZERO)).await().indefinitely();

        assertThat(stopped.events()).isEmpty();
        assertThat(stopped.searchedUntil()).isPresent();
        EventPage page = EventPage.of(stopped, filter, Span.NEWEST);
        assertThat(page.end()).isEqualTo(EventPage.PageEnd.BUDGET);
        asViewer("/ops/events?host=rare.test&before=" + page.older()).body("events[0].id", equalTo(rare.toString()))
                .body("end", equalTo("all"));
        asViewer("/ops/events?host=rare.test").body("events[0].id", equalTo(rare.toString()));
    }

    @Test
    void takesHostileTextForWhatItIs() {
        String hostile = "'; drop table ops.run_events; -- \" \\ $1 ? <script>";
        UUID event = add(viewer, "1 minute", "hostname", hostile, "request_id", hostile, "error", hostile, "status", "error");

        for (String parameter : List.of("host", "request_id", "error")) {
            assertThat(ids(as(viewer, "ops_viewer").queryParam(parameter, hostile).get("/ops/events").then()))
                    .containsExactly(texts(event));
        }
        assertThat(ids(as(viewer, "ops_viewer").queryParam("provider", hostile).get("/ops/events").then())).isEmpty();
    }

    private static EventFilter everything() {
        return new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(),
                Optional.empty(), Optional.empty(), OffsetDateTime.now().minusDays(1), Optional.empty(), Optional.empty(),
                OptionalInt.empty(), OptionalInt.empty());
    }

    private static EventFilter host(String host) {
        EventFilter all = everything();
        return new EventFilter(all.provider(), all.tool(), all.caller(), all.role(), List.of(), List.of(), Optional.of(host),
                all.requestId(), all.from(), all.to(), all.words(), all.minMs(), all.maxMs());
    }
}
