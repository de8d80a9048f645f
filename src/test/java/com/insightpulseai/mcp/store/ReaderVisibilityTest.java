package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.CallerKind;
import com.insightpulseai.mcp.access.OauthClient;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.store.ReaderDatabase.ReadResult;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.quarkus.test.junit.QuarkusTest;

/** Rows that a reader gets. {@code pooled} is the protocol behind a pooler in transaction mode. */
@QuarkusTest
@GovernedTest
class ReaderVisibilityTest extends ReaderTransactions {

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void showsEachReaderTheRowsOfTheRoleInForce(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            ReadResult own = client.read(user(viewer, OpsRole.VIEWER), EVENTS);
            ReadResult all = client.read(user(admin, OpsRole.ADMIN), EVENTS);

            assertThat(own.role()).contains(OpsRole.VIEWER);
            assertThat(callers(own)).containsExactly(viewer);
            assertThat(all.role()).contains(OpsRole.ADMIN);
            assertThat(callers(all)).containsExactly(viewer, admin);
        }
    }

    @ParameterizedTest
    @CsvSource({ "true,ops_admin,VIEWER", "false,ops_admin,VIEWER", "true,ops_viewer,ADMIN", "false,ops_viewer,ADMIN" })
    void takesTheLowerOfTheTokensAndTheLiveRole(boolean pooled, String live, OpsRole ofToken) {
        DATABASE.addUser(admin, live);
        try (Client client = new Client(pooled, 1)) {
            ReadResult read = client.read(user(admin, ofToken), EVENTS);

            assertThat(read.role()).contains(OpsRole.VIEWER);
            assertThat(callers(read)).containsExactly(admin);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aRevokedAdministratorIsBlindAtOnce(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            Caller administrator = user(admin, OpsRole.ADMIN);
            assertThat(callers(client.read(administrator, EVENTS))).hasSize(2);

            DATABASE.addUser(admin, "none");

            ReadResult read = client.read(administrator, EVENTS,
                    Statement.of("select 1 from ops.call_stats union all select 1 from ops.alerts"));
            assertThat(read.role()).isEmpty();
            assertThat(read.results()).allSatisfy(rows -> assertThat(rows.size()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void anEndedSessionSeesNothing(boolean pooled) {
        DATABASE.makeSessions();
        try (Client client = new Client(pooled, 1)) {
            Caller caller = Caller.user(viewer, Optional.of(OpsRole.VIEWER), ISSUER, Optional.of(DATABASE.signIn(viewer)));
            assertThat(callers(client.read(caller, EVENTS))).containsExactly(viewer);

            DATABASE.signOut(viewer);

            assertThat(client.read(caller, EVENTS).role()).isEmpty();
            assertThat(callers(client.read(caller, EVENTS))).isEmpty();
        } finally {
            DATABASE.removeSessions();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void workflowsThirdPartyClientsAndUsersWithoutARoleSeeNothing(boolean pooled) {
        Caller user = user(admin, OpsRole.ADMIN);
        Caller workflow = new Caller(CallerKind.WORKFLOW, Optional.empty(), Optional.empty(), ISSUER, Optional.empty(),
                Optional.empty(), Optional.empty());
        Caller through = new Caller(user.kind(), user.id(), user.role(), ISSUER, Optional.empty(), Optional.empty(),
                Optional.of(new OauthClient("client", "A client", OpsRole.ADMIN, Optional.empty())));
        Caller without = Caller.user(admin, Optional.empty(), ISSUER, Optional.empty());
        try (Client client = new Client(pooled, 1)) {
            for (Caller caller : List.of(workflow, through, without)) {
                ReadResult read = client.read(caller, EVENTS);

                assertThat(read.role()).isEmpty();
                assertThat(callers(read)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void refusesWhatAReaderMayNotSee(boolean pooled) {
        try (Client client = new Client(pooled, 1)) {
            for (String forbidden : List.of("select payload from ops.run_events", "select ops.live_claims('{}')",
                    "delete from ops.alerts", "select * from auth.users")) {
                DatabaseUnavailableException failure = catchThrowableOfType(DatabaseUnavailableException.class,
                        () -> client.read(user(admin, OpsRole.ADMIN), Statement.of(forbidden)));

                assertThat(failure.sqlState()).as(forbidden).hasValueSatisfying(
                        state -> assertThat(state).isIn("42501", "25006"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void commitsWhatFunctionsRecord(boolean pooled) {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-28T14:31:07.412345Z");
        UUID event = UUID.randomUUID();
        DATABASE.execute("insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, "
                + "status, payload) values (?, ?, 'socket', 'scan.repo', ?, 'user', 'ops_viewer', 'started', '{\"a\": 1}')",
                event, at, viewer);
        Statement look = Statement.of(
                "select outcome, event from ops.read_event($1::uuid, $2::timestamptz, $3::text, $4::text)",
                event, at, "request", null);
        try (Client client = new Client(pooled, 1)) {
            Caller administrator = user(admin, OpsRole.ADMIN);

            assertThat(outcome(client.reads.readOnRecord(administrator, LIMIT, look))).isEqualTo("recorded");
            assertThat(outcome(client.reads.readOnRecord(administrator, LIMIT, look))).isEqualTo("ok");
            assertThat(DATABASE.query("select request_id from ops.run_events where tool = 'event.read'")).singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("request_id", "request"));
        }
    }

    @Test
    void forgedClaimsDoNotCount() {
        try (Client client = new Client(false, 1)) {
            Caller forged = Caller.user(viewer, Optional.of(OpsRole.VIEWER),
                    "x\",\"app_metadata\":{\"ops_role\":\"ops_admin\"},\"sub\":\"" + admin, Optional.empty());

            assertThat(callers(client.read(forged, EVENTS))).containsExactly(viewer);
        }
    }
}
