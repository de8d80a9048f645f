package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What every tool does alike when its provider is in trouble, asked of each one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class EveryToolInTroubleTest extends SampleCalls {

    private static final Duration TRIAL_IS_DUE = Duration.ofSeconds(11);

    @ParameterizedTest
    @MethodSource("samplesWithATrouble")
    void tellsHowItsProviderFailed(Sample sample, Trouble trouble) {
        providers.provider(sample.provider()).answerOnly(trouble.reply());

        ValidatableResponse answer = call(sample).statusCode(trouble.status())
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
    void keepsCachedResultsWhereItReads() {
        assertThat(samplesOfKept()).containsExactlyElementsOf(
                Sample.ALL.stream().filter(sample -> sample.tool().quota().equals(Optional.of("reads"))).toList());
    }

    @ParameterizedTest
    @MethodSource("samplesOfKept")
    void answersWithItsLastGoodAnswerWhenItsProviderFailsAndTheCallerTakesIt(Sample sample) {
        ExtractableResponse<Response> good = call(sample).statusCode(200).header("X-Stale", nullValue()).extract();
        providers.provider(sample.provider()).answerOnly(Trouble.BROKEN.reply());

        ValidatableResponse stale = callTakingAnOldAnswer(sample).statusCode(200)
                .header("X-Stale", "true").header("Age", matchesPattern("\\d+"))
                .header("Schema-Version", sample.tool().schemaVersion())
                .header("Content-Type", good.contentType()).body(equalTo(good.asString()));
        assertThat(row(stale)).containsEntry("status", "error").containsEntry("error", "upstream_error");
        call(sample).statusCode(502).header("X-Stale", nullValue());
        UUID other = UUID.randomUUID();
        database.addUser(other, sample.role());
        takingAnOldAnswer(as(other, sample.role())).body(sample.body()).post(path(sample)).then().statusCode(502);
    }

    @ParameterizedTest
    @MethodSource("samplesOfAllElse")
    void keepsNoAnswerThatItMustNot(Sample sample) {
        database.execute("delete from ops.cached_results");
        call(sample).statusCode(200);
        providers.provider(sample.provider()).answerOnly(Trouble.BROKEN.reply());

        callTakingAnOldAnswer(sample).header("X-Stale", nullValue());

        assertThat(database.query("select * from ops.cached_results")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samplesThatHeedOutages")
    void leavesAProviderAloneThatIsKnownToBeDown(Sample sample) {
        database.markDown(sample.provider(), Duration.ZERO);

        ValidatableResponse refused = call(sample).statusCode(503).body("code", equalTo("circuit_open"))
                .header("Retry-After", matchesPattern("[1-9]|10")).header("RateLimit", nullValue());
        assertThat(row(refused)).containsEntry("status", "error").containsEntry("error", "circuit_open");
        assertNobodyWasAsked(sample);
        database.markDown(sample.provider(), TRIAL_IS_DUE);
        call(sample).statusCode(200);
        call(sample).statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("samplesThatStandApart")
    void runsWithASecretOfItsOwnHoweverTheRestOfItsProviderIs(Sample sample) {
        database.markDown(sample.provider(), Duration.ZERO);

        call(sample).statusCode(200);
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
        Sample personal = Sample.of(call.substring(0, call.indexOf(' '))).by("ops_operator",
                call.substring(call.indexOf(' ') + 1));
        call(personal).statusCode(200);
        assertThat(database.query("select * from ops.cached_results")).isEmpty();
        providers.provider("sentry").answerOnly(Trouble.BROKEN.reply());

        callTakingAnOldAnswer(personal).statusCode(502);
    }

    static Stream<Sample> samplesThatHeedOutages() {
        return Sample.ALL.stream().filter(sample -> !sample.isHealth() && !sample.standsApart());
    }

    static Stream<Sample> samplesThatStandApart() {
        return Sample.ALL.stream().filter(Sample::standsApart);
    }

    static Stream<Sample> samplesOfHealth() {
        return Sample.ALL.stream().filter(Sample::isHealth);
    }

    static Stream<Sample> samplesOfKept() {
        return Sample.ALL.stream().filter(Sample::isKept);
    }

    static Stream<Sample> samplesOfAllElse() {
        return Sample.ALL.stream().filter(sample -> !sample.isKept());
    }

    static Stream<Object[]> samplesWithATrouble() {
        return Sample.ALL.stream().filter(sample -> !sample.isHealth()).flatMap(EveryToolInTroubleTest::withEachTrouble);
    }

    static Stream<Object[]> healthSamplesWithATrouble() {
        return Sample.ALL.stream().filter(Sample::isHealth).flatMap(EveryToolInTroubleTest::withEachTrouble);
    }

    private static Stream<Object[]> withEachTrouble(Sample sample) {
        return Stream.of(Trouble.values()).map(trouble -> new Object[] { sample, trouble });
    }

    private ValidatableResponse callTakingAnOldAnswer(Sample sample) {
        return takingAnOldAnswer(as(caller, sample.role())).body(sample.body()).post(path(sample)).then();
    }

    private static RequestSpecification takingAnOldAnswer(RequestSpecification request) {
        return request.header("Cache-Control", "max-stale=600");
    }
}
