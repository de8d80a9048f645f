package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Tools as MCP clients call them: the same governance as over HTTP, told in a way that a model can act on. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class McpToolsTest extends SampleCalls {

    private static final int LONGEST_ANSWER = 48_000;
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Sample> samples() {
        return Sample.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answerAsTheirSchemaSaysAndLeaveARow(Sample sample) {
        JsonNode result = McpClient.call(caller(sample.role()), name(sample), sample.body());

        JsonNode output = result.path("structuredContent");
        assertThat(result.path("isError").booleanValue()).as(result.toString()).isFalse();
        assertThat(McpClient.json(McpClient.text(result))).as("the text has the same").isEqualTo(output);
        assertThat(McpClient.text(result).length()).isLessThan(LONGEST_ANSWER);
        JsonNode schema = listed(sample.role(), name(sample)).path("outputSchema");
        assertThat(SCHEMAS.getSchema(schema.toString(), InputFormat.JSON).validate(output.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(row(result)).containsEntry("status", "ok").containsEntry("tool", sample.tool().name())
                .containsEntry("client", "test-client/9").containsEntry("caller_id", caller);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takeWhatTheirSchemaTakes(Sample sample) {
        String schema = listed(sample.role(), name(sample)).path("inputSchema").toString();

        assertThat(SCHEMAS.getSchema(schema, InputFormat.JSON).validate(sample.body(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void tellTheQuotaAndTheVersionOfTheirCall() {
        Sample sample = Sample.of("socket/findings.list");

        JsonNode meta = McpClient.call(caller(sample.role()), name(sample), sample.body()).path("_meta");

        assertThat(meta.path("com.insightpulseai/schema-version").textValue()).isEqualTo(sample.tool().schemaVersion());
        JsonNode quota = meta.path("com.insightpulseai/quota");
        assertThat(quota.path("class").textValue()).isEqualTo("reads");
        assertThat(quota.path("limit").intValue()).isEqualTo(100);
        assertThat(quota.path("left").intValue()).isEqualTo(99);
        assertThat(quota.path("reset").intValue()).isBetween(1, 3600);
    }

    @Test
    void carryARequestWithAnIdempotencyKeyOutOnce() {
        Sample sample = Sample.of("socket/scan.repo");

        JsonNode first = callWithKey(sample, "\"key\"");
        int requests = providers.provider(sample.provider()).requests();
        JsonNode second = callWithKey(sample, "\"key\"");

        assertThat(second.path("structuredContent")).isEqualTo(first.path("structuredContent"));
        assertThat(first.path("_meta").has("com.insightpulseai/replayed")).isFalse();
        assertThat(second.path("_meta").path("com.insightpulseai/replayed").booleanValue()).isTrue();
        assertThat(row(second)).containsEntry("replay_of", row(first).get("id"));
        assertThat(providers.provider(sample.provider()).requests()).isEqualTo(requests);
    }

    @Test
    void refuseAnIdempotencyKeyThatIsNone() {
        Sample sample = Sample.of("socket/scan.repo");

        JsonNode result = callWithKey(sample, "a b");

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(McpClient.text(result)).contains("Idempotency-Key must be 1 to 200 visible ASCII characters");
        assertNobodyWasAsked(sample);
    }

    private JsonNode callWithKey(Sample sample, String key) {
        return McpClient.call(caller(sample.role()).header("Idempotency-Key", key), name(sample), sample.body());
    }

    @Test
    void areListedToThoseWhoMayCallThem() {
        List<String> viewers = names("ops_viewer");
        List<String> operators = names("ops_operator");

        assertThat(viewers).contains("socket_findings_list", "sentry_issues_list", "netdata_health")
                .doesNotContain("socket_scan_repo", "netdata_alert_silence");
        assertThat(operators).containsAll(viewers).contains("socket_scan_repo", "netdata_alert_silence")
                .isEqualTo(names("ops_operator"));
        JsonNode list = McpClient.result(McpClient.modern(caller("ops_viewer"), "tools/list", "", ""));
        assertThat(list.path("cacheScope").textValue()).isEqualTo("private");
        assertThat(list.path("ttlMs").intValue()).isEqualTo(60_000);
    }

    @Test
    void ofAHigherRoleAreRefusedInWordsWithARow() {
        Sample sample = Sample.of("socket/scan.repo");

        JsonNode result = McpClient.call(caller("ops_viewer"), name(sample), sample.body());

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.has("structuredContent")).isFalse();
        assertThat(McpClient.text(result)).contains("ops_operator", "Trying again does not help", "\"code\":\"forbidden\"",
                eventId(result));
        assertThat(row(result)).containsEntry("status", "denied_role");
        assertNobodyWasAsked(sample);
    }

    @Test
    void sayWhenAQuotaIsFullAgain() {
        Sample sample = Sample.of("socket/findings.list");
        RequestSpecification viewer = caller("ops_viewer");
        database.execute(
                """
                        insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
                        values ('socket', 'reads', ?, 3600, date_bin('1 hour', now(), timestamptz '2000-01-01 00:00:00+00'), 100)
                        """,
                caller);

        JsonNode result = McpClient.call(viewer, name(sample), sample.body());

        assertThat(McpClient.text(result)).containsPattern("Try again after \\d+ s, not before")
                .contains("\"code\":\"quota_exceeded\"");
        assertThat(result.path("_meta").path("com.insightpulseai/quota").path("left").intValue()).isZero();
        assertThat(row(result)).containsEntry("status", "denied_quota");
        assertNobodyWasAsked(sample);
    }

    @Test
    void tellAProvidersFailureAndWhetherAWriteMayHaveBeenMade() {
        Sample read = Sample.of("netdata/alerts.list");
        Sample write = Sample.of("sentry/issue.update");
        providers.provider("netdata").answerOnly(Trouble.BROKEN.reply());
        providers.provider("sentry").answerOnly(Trouble.BROKEN.reply());

        database.addUser(caller, write.role());
        assertThat(McpClient.text(McpClient.call(caller(read.role()), name(read), read.body())))
                .contains("\"code\":\"upstream_error\"", "Trying again later may help").doesNotContain("internal detail");
        assertThat(McpClient.text(McpClient.call(caller(write.role()), name(write), write.body())))
                .contains("It is not known whether the change was made");
    }

    @Test
    void sayWhichArgumentsAreWrongAndLeaveARow() {
        for (Map.Entry<String, String> wrong : Map.of("{\"limit\":201}", "limit must be", "{\"limmit\":1}",
                "limmit is not a field", "{\"limit\":\"x\"}", "limit has the wrong type", "[]", "the input has the wrong type",
                "null", "a JSON object is required").entrySet()) {
            JsonNode result = McpClient.call(caller("ops_viewer"), "socket_findings_list", wrong.getKey());

            assertThat(McpClient.text(result)).contains(wrong.getValue(), "Correct the arguments",
                    "\"code\":\"invalid_input\"");
            assertThat(row(result)).containsEntry("status", "error").containsEntry("error", "invalid_input");
        }
    }

    @Test
    void takeTheTraceOfTheMessageWhereTheHeaderHasNone() {
        String meta = "\"_meta\":{\"traceparent\":\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"}";
        String params = "\"name\":\"socket_findings_list\"," + meta;

        McpClient.legacy(caller("ops_viewer"), "tools/call", params).then()
                .header("X-Request-Id", "0af7651916cd43dd8448eb211c80319c");
        McpClient.legacy(caller("ops_viewer").header("traceparent",
                "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), "tools/call", params).then()
                .header("X-Request-Id", "1af7651916cd43dd8448eb211c80319c");
        assertThat(database.events(caller)).extracting(row -> row.get("request_id"))
                .containsExactlyInAnyOrder("0af7651916cd43dd8448eb211c80319c", "1af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void thatNobodyHasAreErrorsOfTheProtocol() {
        assertThat(McpClient.error(McpClient.legacy(caller("ops_admin"), "tools/call", "\"name\":\"socket.findings.list\""))
                .path("code").intValue()).isEqualTo(-32602);
        assertThat(database.events(caller)).isEmpty();
    }

    private RequestSpecification caller(String role) {
        if (database.query("select 1 from auth.users where id = ?", caller).isEmpty()) {
            database.addUser(caller, role);
        }
        return as(caller, role);
    }

    private List<String> names(String role) {
        return StreamSupport.stream(tools(role).spliterator(), false).map(tool -> tool.path("name").textValue()).toList();
    }

    private JsonNode tools(String role) {
        return McpClient.result(McpClient.modern(as(UUID.randomUUID(), role), "tools/list", "", "")).path("tools");
    }

    private JsonNode listed(String role, String name) {
        return StreamSupport.stream(tools(role).spliterator(), false).filter(tool -> tool.path("name").textValue().equals(name))
                .findFirst().orElseThrow();
    }

    private static String name(Sample sample) {
        return McpToolName.of(ToolId.parse(sample.id()));
    }

    private Map<String, Object> row(JsonNode result) {
        return database.event(UUID.fromString(eventId(result))).orElseThrow();
    }

    private static String eventId(JsonNode result) {
        return result.path("_meta").path("com.insightpulseai/event-id").textValue();
    }
}
