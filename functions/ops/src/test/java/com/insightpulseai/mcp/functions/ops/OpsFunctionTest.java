package com.insightpulseai.mcp.functions.ops;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.store.ReaderDatabase;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.FunctionTest;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The function with its own login, and a reader of each role. */
@QuarkusTestResource(value = WiredPostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.OPS))
@QuarkusTestResource(TestIssuerResource.class)
public abstract class OpsFunctionTest extends FunctionTest {

    /** The beginning of the present bucket of statistics. */
    protected static final Instant NOW = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 300 * 300);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected final UUID viewer = caller;
    protected final UUID operator = UUID.randomUUID();
    protected final UUID admin = UUID.randomUUID();

    protected DatabaseWire wire;

    protected OpsFunctionTest() {
        super("ops/none", "ops_viewer", Map.of());
    }

    @BeforeEach
    void addReaders() {
        database.addUser(operator, "ops_operator");
        database.addUser(admin, "ops_admin");
        database.execute("update auth.users set email = raw_app_meta_data ->> 'ops_role' || '@example.test'");
    }

    protected RequestSpecification anonymous() {
        return given().port(port());
    }

    protected RequestSpecification withToken(String token) {
        return anonymous().auth().preemptive().oauth2(token);
    }

    protected RequestSpecification viewer() {
        return withToken(TestIssuer.shared().token(viewer, "ops_viewer"));
    }

    protected RequestSpecification operator() {
        return withToken(TestIssuer.shared().token(operator, "ops_operator"));
    }

    protected RequestSpecification admin() {
        return withToken(TestIssuer.shared().token(admin, "ops_admin"));
    }

    protected static ValidatableResponse ok(RequestSpecification reader, String path, Object... parameters) {
        // Instants as text: the client would write numbers.
        return reader.get(path, Stream.of(parameters).map(Object::toString).toArray()).then().statusCode(200)
                .contentType("application/json").header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    protected UUID addEvent(UUID of, String tool, String status, String error, Instant at) {
        UUID id = UUID.randomUUID();
        database.execute("""
                insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, status, error,
                                            duration_ms, finished_at)
                values (?, ?, split_part(?, '/', 1), split_part(?, '/', 2), ?, 'user', 'ops_viewer', ?, ?, 7, ?)
                """, id, time(at), tool, tool, of, status, error, time(at));
        return id;
    }

    /** Calls of a bucket of statistics, all of which took about 100 ms (bin 19 is from 79.6 to 100.6). */
    protected void addStats(int widthS, Instant bucket, String tool, int ok, int failed, int refused) {
        database.execute("""
                insert into ops.call_stats (width_s, bucket, provider, tool, ok, failed, refused, bins, counts)
                values (?, ?, split_part(?, '/', 1), split_part(?, '/', 2), ?, ?, ?, '{19}', array[?])
                """, widthS, time(bucket), tool, tool, ok, failed, refused, ok + failed);
    }

    /** Says how far calls are counted. */
    protected void countedAt(Instant at) {
        database.execute("update ops.stats_head set counted_at = ?", time(at));
    }

    protected void addCheck(String provider, String status, int latencyMs, Instant at) {
        database.execute(
                """
                        insert into ops.provider_health (provider, status, latency_ms, message, upstream_used, upstream_total, checked_at)
                        values (?, ?, ?, 'It is ' || ?, 7, 10, ?)""",
                provider, status, latencyMs, status, time(at));
    }

    protected UUID addAlert(String kind, String subject, String severity, Instant openedAt, Optional<Instant> closedAt) {
        UUID id = UUID.randomUUID();
        database.execute("""
                insert into ops.alerts (id, kind, subject, severity, title, message, opened_at, changed_at, closed_at)
                values (?, ?, ?, ?, ? || ' is not well', 'It is so.', ?, ?, ?)
                """, id, kind, subject, severity, subject, time(openedAt), time(closedAt.orElse(openedAt)),
                closedAt.map(OpsFunctionTest::time).orElse(null));
        return id;
    }

    protected void addUse(UUID of, String provider, String quotaClass, Instant hour, int calls) {
        database.execute(
                """
                        insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
                        values (?, ?, ?, 3600, ?, ?)""",
                provider, quotaClass, of, time(hour), calls);
    }

    /** Rows of a statement, read as a user: with its hint, or with a condition in its place that is true for all rows. */
    protected static List<String> rows(ReaderDatabase reads, UUID reader, OpsRole role, Statement statement, String column,
            boolean hinted) {
        String hint = new ReadHint(reader, role == OpsRole.ADMIN).condition(column);
        if (!statement.text().contains(hint)) {
            throw new IllegalArgumentException("the statement has no such hint");
        }
        Statement asked = hinted ? statement
                : new Statement(statement.text().replace(hint, "$1::uuid is not null"), statement.parameters());
        Caller user = Caller.user(reader, Optional.of(role), TestIssuer.shared().issuer(), Optional.empty());
        return StreamSupport.stream(
                reads.read(user, PATIENCE, asked).await().atMost(PATIENCE).rows().spliterator(), false)
                .map(row -> row.toJson().encode()).toList();
    }

    protected static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
