package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What every tool does alike, asked of each one. A tool that has no example input fails the first test. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class EveryToolTest extends SampleCalls {

    private static final int LARGEST_ANSWER = 256 * 1024;

    @Test
    void hasAnExample() {
        List<String> tools = config.providers().entrySet().stream()
                .flatMap(provider -> provider.getValue().tools().stream().map(tool -> provider.getKey() + "/" + tool.name()))
                .toList();
        assertThat(Sample.ALL).extracting(Sample::id).containsExactlyInAnyOrderElementsOf(tools);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersAndLeavesARow(Sample sample) {
        ValidatableResponse answer = call(sample).statusCode(200)
                .contentType("application/json")
                .header("Schema-Version", sample.tool().schemaVersion())
                .header("X-Request-Id", not(nullValue()));

        String body = answer.extract().asString();
        Map<String, Object> row = row(answer);
        assertThat(row).containsEntry("status", "ok").containsEntry("hostname", "127.0.0.1")
                .containsEntry("provider", sample.provider()).containsEntry("tool", sample.tool().name());
        assertThat(body.length()).isLessThan(LARGEST_ANSWER);
        assertThat(providers.secrets()).isNotEmpty()
                .noneMatch(secret -> body.contains(secret) || row.toString().contains(secret));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesAndAnswersWhatIsPublished(Sample sample) {
        PublishedSchema published = PublishedSchema.of(sample);

        assertThat(published.departuresOfInput(sample.body())).isEmpty();
        assertThat(published.departuresOfOutput(call(sample).statusCode(200).extract().asString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tellsWhatIsLeftOfTheQuota(Sample sample) {
        call(sample).header("RateLimit", containsString("r=")).header("RateLimit-Policy", containsString("q="));
    }

    @ParameterizedTest
    @MethodSource("samplesThatChangeSomething")
    void carriesARequestWithAKeyOutOnce(Sample sample) {
        database.addUser(caller, sample.role());
        RequestSpecification request = as(caller, sample.role()).header("Idempotency-Key", "\"key\"").body(sample.body());
        ValidatableResponse first = request.post(path(sample)).then().statusCode(200).header("Idempotency-Replayed",
                nullValue());
        int requests = providers.provider(sample.provider()).requests();

        ValidatableResponse second = request.post(path(sample)).then().statusCode(200).header("Idempotency-Replayed", "true");

        assertThat(second.extract().asByteArray()).isEqualTo(first.extract().asByteArray());
        assertThat(providers.provider(sample.provider()).requests()).isEqualTo(requests);
        assertThat(row(second)).containsEntry("replay_of", row(first).get("id"));
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
    void allowsTheMethodsThatItSaysItAllows(Sample sample) {
        boolean health = sample.isHealth();
        String allowed = health ? "GET, HEAD, POST" : "POST, OPTIONS";
        database.addUser(caller, sample.role());
        RequestSpecification request = given().auth().preemptive()
                .oauth2(TestIssuer.shared().token(caller, sample.role()));

        request.options(path(sample)).then().statusCode(health ? 405 : 200).header("Allow", allowed);
        request.delete(path(sample)).then().statusCode(405).header("Allow", allowed);
        request.head(path(sample)).then().statusCode(health ? 200 : 405);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesALowerRole(Sample sample) {
        database.addUser(caller, roleBelow(sample));

        ValidatableResponse answer = post(sample, sample.role(), sample.body()).statusCode(403)
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
    @MethodSource("samples")
    void refusesMoreThanTheQuota(Sample sample) {
        database.execute(
                """
                        insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
                        select ?, ?, ?, seconds, date_bin(make_interval(secs => seconds), now(), 'epoch'), 1000000
                        from unnest(array[60, 3600, 86400]) as seconds""",
                sample.provider(), sample.tool().quota().orElseThrow(), caller);

        ValidatableResponse answer = call(sample).statusCode(429)
                .header("Retry-After", not(nullValue())).body("code", equalTo("quota_exceeded"));

        assertThat(row(answer)).containsEntry("status", "denied_quota");
        assertNobodyWasAsked(sample);
    }

    @ParameterizedTest
    @MethodSource("samplesThatNeedASecret")
    void asksNobodyWithoutASecret(Sample sample) {
        database.execute("delete from vault.secrets");

        call(sample).statusCode(503).body("code", equalTo("unavailable"));
        assertNobodyWasAsked(sample);
    }

    static List<Sample> samples() {
        return Sample.ALL;
    }

    static Stream<Sample> samplesThatChangeSomething() {
        return Sample.ALL.stream().filter(sample -> List.of("scans", "writes").contains(sample.tool().quota().orElseThrow()));
    }

    static Stream<Sample> samplesThatNeedASecret() {
        return Sample.ALL.stream().filter(Sample::needsASecret);
    }

    private static String roleBelow(Sample sample) {
        return switch (sample.role()) {
            case "ops_admin" -> "ops_operator";
            case "ops_operator" -> "ops_viewer";
            default -> "none";
        };
    }
}
