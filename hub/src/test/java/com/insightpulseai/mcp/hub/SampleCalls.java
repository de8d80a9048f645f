package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls of the tools by someone with just the role for it, of providers that a test can put into trouble. */
abstract class SampleCalls {

    final TestDatabase database = TestDatabase.shared();
    final UUID caller = UUID.randomUUID();

    @Inject
    ProvidersConfig config;

    PlayedProviders providers;

    @BeforeEach
    void freshState() {
        database.reset();
        providers.restoreSecrets();
        providers.recover();
    }

    ValidatableResponse call(Sample sample) {
        database.addUser(caller, sample.role());
        return post(sample, sample.role(), sample.body());
    }

    ValidatableResponse post(Sample sample, String role, String body) {
        return as(caller, role).body(body).post(path(sample)).then();
    }

    static RequestSpecification as(UUID user, String role) {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(user, role)).contentType(ContentType.JSON);
    }

    static String path(Sample sample) {
        return "/providers/" + sample.id();
    }

    Map<String, Object> row(ValidatableResponse answer) {
        return database.event(UUID.fromString(answer.extract().header("X-Event-Id"))).orElseThrow();
    }

    void assertNobodyWasAsked(Sample sample) {
        assertThat(providers.provider(sample.provider()).requests()).isZero();
    }
}
