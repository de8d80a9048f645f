package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.hub.sandbox.SandboxUpstream.Reply;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.tool.ProvidersConfig;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What every tool does alike, asked of each one. A tool that has no {@link Sample} fails the first test. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class EveryToolTest {

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final Duration TRIAL_IS_DUE = Duration.ofSeconds(11);

    private final TestDatabase database = TestDatabase.shared();
    private final UUID caller = UUID.randomUUID();

    @Inject
    ProvidersConfig config;

    PlayedProviders providers;

    @BeforeEach
    void freshState() {
        database.reset();
        providers.restoreSecrets();
        providers.recover();
    }

    @Test
    void hasASample() {
        List<String> tools = config.providers().entrySet().stream()
                .flatMap(provider -> provider.getValue().tools().stream().map(tool -> provider.getKey() + "/" + tool.name()))
                .toList();
        assertThat(Sample.ALL).extracting(Sample::tool).containsExactlyInAnyOrderElementsOf(tools);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersAndLeavesARow(Sample sample) {
        ValidatableResponse answer = call(sample).statusCode(200)
                .contentType("application/json")
                .header("Schema-Version", "1.0")
                .header("X-Request-Id", not(nullValue()));

        String body = answer.extract().asString();
        Map<String, Object> row = row(answer);
        assertThat(row).containsEntry("status", "ok").containsEntry("hostname", "127.0.0.1")
                .containsEntry("provider", sample.provider()).containsEntry("tool", sample.name());
        assertThat(body.length()).isLessThan(LARGEST_ANSWER);
        assertThat(providers.secrets()).isNotEmpty()
                .noneMatch(secret -> body.contains(secret) || row.toString().contains(secret));
    }

    @ParameterizedTest
    @MethodSource("samplesWithAQuota")
    void tellsWhatIsLeftOfTheQuota(Sample sample) {
        call(sample).header("RateLimit", containsString("r=")).header("RateLimit-Policy", containsString("q="));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesACallerWithoutAToken(Sample sample) {
        given().contentType(ContentType.JSON).body(sample.body()).post(path(sample)).then()
                .statusCode(401).header("WWW-Authenticate", not(nullValue())).body("code", equalTo("unauthenticated"));
        assertThat(database.events()).isEmpty();
        assertNobodyWasAsked(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesALowerRole(Sample sample) {
        String lower = sample.role().equals("ops_operator") ? "ops_viewer" : "none";
        String body = body(sample);
        providers.recover();
        database.addUser(caller, lower);

        ValidatableResponse answer = post(sample, "ops_operator", body).statusCode(403)
                .body("code", equalTo("forbidden"));

        assertThat(row(answer)).containsEntry("status", "denied_role");
        assertNobodyWasAsked(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesAnUnknownField(Sample sample) {
        database.addUser(caller, sample.role());
        ValidatableResponse answer = post(sample, sample.role(), "{\"surprise\":1}").statusCode(400)
                .body("code", equalTo("invalid_input")).body("violations.field", hasItem("surprise"));
        assertThat(row(answer)).containsEntry("status", "error").containsEntry("error", "invalid_input");
        assertNobodyWasAsked(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesWhatIsNoInputAtAll(Sample sample) {
        database.addUser(caller, sample.role());
        for (String body : List.of("", "{", "[]", "null", "\"text\"", "{} {}")) {
            post(sample, sample.role(), body).statusCode(400).body("code", equalTo("invalid_input"));
        }
        assertNobodyWasAsked(sample);
    }

    @ParameterizedTest
    @MethodSource("samplesWithAQuota")
    void refusesMoreThanTheQuota(Sample sample) {
        String quotaClass = config.providers().get(sample.provider()).tools().stream()
                .filter(tool -> tool.name().equals(sample.name())).findFirst().orElseThrow().quota().orElseThrow();
        String body = body(sample);
        providers.recover();
        database.execute(
                """
                        insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
                        values (?, ?, ?, 3600, date_bin('1 hour', now(), 'epoch'), 1000)""",
                sample.provider(), quotaClass, caller);
        database.addUser(caller, sample.role());

        ValidatableResponse answer = post(sample, sample.role(), body).statusCode(429)
                .header("Retry-After", not(nullValue())).body("code", equalTo("quota_exceeded"));

        assertThat(row(answer)).containsEntry("status", "denied_quota");
        assertNobodyWasAsked(sample);
    }

    @ParameterizedTest
    @MethodSource("samplesWithATrouble")
    void tellsHowItsProviderFailed(Sample sample, Trouble trouble) {
        String body = body(sample);
        providers.provider(sample.provider()).answerOnly(trouble.reply());
        database.addUser(caller, sample.role());

        ValidatableResponse answer = post(sample, sample.role(), body).statusCode(trouble.status())
                .body("code", equalTo(trouble.code()));

        assertThat(answer.extract().asString()).doesNotContain("internal detail");
        assertThat(row(answer)).containsEntry("status", "error").containsEntry("error", trouble.code());
    }

    @ParameterizedTest
    @MethodSource("healthSamplesWithATrouble")
    void answersHowUnwellItsProviderIs(Sample sample, Trouble trouble) {
        providers.provider(sample.provider()).answerOnly(trouble.reply());

        String answer = call(sample).statusCode(200)
                .body("status", equalTo(trouble.code().equals("upstream_rate_limited") ? "degraded" : "down"))
                .body("provider", equalTo(sample.provider())).extract().asString();

        assertThat(answer).doesNotContain("internal detail");
    }

    @Test
    void keepsLastAnswersWhereItReads() {
        assertThat(config.providers().entrySet().stream()
                .flatMap(provider -> provider.getValue().tools().stream().filter(tool -> tool.maxStaleS().isPresent())
                        .map(tool -> provider.getKey() + "/" + tool.name())))
                .containsExactlyInAnyOrderElementsOf(samplesOfReading().map(Sample::tool).toList());
    }

    @ParameterizedTest
    @MethodSource("samplesOfReading")
    void answersWithItsLastGoodAnswerWhenItsProviderFailsAndTheCallerTakesIt(Sample sample) {
        database.addUser(caller, sample.role());
        String body = body(sample);
        ExtractableResponse<Response> good = call(sample, body).statusCode(200).header("X-Stale", nullValue()).extract();
        providers.provider(sample.provider()).answerOnly(Trouble.BROKEN.reply());

        ValidatableResponse stale = callTakingAnOldAnswer(sample, body).statusCode(200)
                .header("X-Stale", "true").header("Age", matchesPattern("\\d+")).header("Schema-Version", "1.0")
                .header("Content-Type", good.contentType()).body(equalTo(good.asString()));
        assertThat(row(stale)).containsEntry("status", "error").containsEntry("error", "upstream_error");
        call(sample, body).statusCode(502).header("X-Stale", nullValue());
        UUID other = UUID.randomUUID();
        database.addUser(other, sample.role());
        takingAnOldAnswer(as(other, sample.role())).body(body).post(path(sample)).then().statusCode(502);
    }

    @ParameterizedTest
    @MethodSource("samplesOfAllElse")
    void keepsNoAnswerThatItMustNot(Sample sample) {
        database.addUser(caller, sample.role());
        String body = body(sample);
        database.execute("delete from ops.last_answers");
        call(sample, body).statusCode(200);
        providers.provider(sample.provider()).answerOnly(Trouble.BROKEN.reply());

        callTakingAnOldAnswer(sample, body).header("X-Stale", nullValue());

        assertThat(database.query("select * from ops.last_answers")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samplesWithAQuota")
    void leavesAProviderAloneThatIsKnownToBeDown(Sample sample) {
        database.addUser(caller, sample.role());
        String body = body(sample);
        providers.recover();
        database.markDown(sample.provider(), Duration.ZERO);

        ValidatableResponse refused = call(sample, body).statusCode(503).body("code", equalTo("circuit_open"))
                .header("Retry-After", matchesPattern("[1-9]|10")).header("RateLimit", nullValue());
        assertThat(row(refused)).containsEntry("status", "error").containsEntry("error", "circuit_open");
        assertNobodyWasAsked(sample);
        database.markDown(sample.provider(), TRIAL_IS_DUE);
        call(sample, body).statusCode(200);
        call(sample, body).statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("samplesOfHealth")
    void asksAProviderThatIsKnownToBeDownHowItIs(Sample sample) {
        database.markDown(sample.provider(), Duration.ZERO);

        call(sample).statusCode(200).body("status", equalTo("ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "sentry/issue.get {\"issue\":\"SHOP-API-1\",\"include_personal_data\":true}",
            "sentry/issues.list {\"query\":\"user.email:a@example.com\"}" })
    void keepsNothingThatIsAboutPeople(String call) {
        Sample personal = new Sample(call.substring(0, call.indexOf(' ')), "ops_operator",
                call.substring(call.indexOf(' ') + 1));
        call(personal).statusCode(200);
        assertThat(database.query("select * from ops.last_answers")).isEmpty();
        providers.provider("sentry").answerOnly(Trouble.BROKEN.reply());

        callTakingAnOldAnswer(personal, personal.body()).statusCode(502);
    }

    @ParameterizedTest
    @MethodSource("samplesOfProvidersWithARequiredSecret")
    void asksNobodyWithoutASecret(Sample sample) {
        String body = body(sample);
        providers.recover();
        database.execute("delete from vault.secrets");
        database.addUser(caller, sample.role());

        post(sample, sample.role(), body).statusCode(503).body("code", equalTo("unavailable"));
        assertNobodyWasAsked(sample);
    }

    static List<Sample> samples() {
        return Sample.ALL;
    }

    static Stream<Sample> samplesWithAQuota() {
        return Sample.ALL.stream().filter(sample -> !sample.isHealth());
    }

    static Stream<Sample> samplesOfHealth() {
        return Sample.ALL.stream().filter(Sample::isHealth);
    }

    static Stream<Sample> samplesOfReading() {
        return Sample.ALL.stream().filter(Sample::isReading);
    }

    static Stream<Sample> samplesOfAllElse() {
        return Sample.ALL.stream().filter(sample -> !sample.isReading());
    }

    static Stream<Sample> samplesOfProvidersWithARequiredSecret() {
        return Sample.ALL.stream().filter(sample -> !sample.provider().equals("netdata"));
    }

    static Stream<Object[]> samplesWithATrouble() {
        return Sample.ALL.stream().filter(sample -> !sample.isHealth()).flatMap(EveryToolTest::withEachTrouble);
    }

    static Stream<Object[]> healthSamplesWithATrouble() {
        return Sample.ALL.stream().filter(Sample::isHealth).flatMap(EveryToolTest::withEachTrouble);
    }

    private static Stream<Object[]> withEachTrouble(Sample sample) {
        return Stream.of(Trouble.values()).map(trouble -> new Object[] { sample, trouble });
    }

    private ValidatableResponse call(Sample sample) {
        String body = body(sample);
        database.addUser(caller, sample.role());
        return post(sample, sample.role(), body);
    }

    private ValidatableResponse call(Sample sample, String body) {
        return post(sample, sample.role(), body);
    }

    private ValidatableResponse callTakingAnOldAnswer(Sample sample, String body) {
        return takingAnOldAnswer(as(caller, sample.role())).body(body).post(path(sample)).then();
    }

    private static RequestSpecification takingAnOldAnswer(RequestSpecification request) {
        return request.header("Cache-Control", "max-stale=600");
    }

    private ValidatableResponse post(Sample sample, String role, String body) {
        return as(caller, role).body(body).post(path(sample)).then();
    }

    private static RequestSpecification as(UUID user, String role) {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(user, role)).contentType(ContentType.JSON);
    }

    private String body(Sample sample) {
        return sample.body().replace("{scan}", sample.body().contains("{scan}") ? scan() : "");
    }

    private String scan() {
        return call(Sample.ALL.get(0)).statusCode(200).extract().path("scan_id");
    }

    private static String path(Sample sample) {
        return "/providers/" + sample.tool();
    }

    private Map<String, Object> row(ValidatableResponse answer) {
        return database.event(UUID.fromString(answer.extract().header("X-Event-Id"))).orElseThrow();
    }

    private void assertNobodyWasAsked(Sample sample) {
        assertThat(providers.provider(sample.provider()).requests()).isZero();
    }

    /** What a provider can answer to everything, and what is made of it. */
    private enum Trouble {

        REJECTED_KEY(401, 502, "upstream_rejected_credentials"),
        FORBIDDEN(403, 502, "upstream_rejected_credentials"),
        RATE_LIMITED(429, 503, "upstream_rate_limited"),
        BROKEN(500, 502, "upstream_error"),
        OVERLOADED(503, 502, "upstream_error"),
        OF_ANOTHER_SHAPE(200, 502, "upstream_error") {
            @Override
            Reply reply() {
                return Reply.json(200, "[[\"internal detail\"]]");
            }
        },
        NO_JSON(200, 502, "upstream_error") {
            @Override
            Reply reply() {
                return new Reply(200, "text/html", "<h1>internal detail</h1>");
            }
        };

        private final int upstream;
        private final int status;
        private final String code;

        Trouble(int upstream, int status, String code) {
            this.upstream = upstream;
            this.status = status;
            this.code = code;
        }

        Reply reply() {
            return new Reply(upstream, "text/plain", "internal detail");
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }
}
