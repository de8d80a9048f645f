package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.json.JsonObject;

class AuditedClaimsTest {

    private static final String ISSUER = "https://token.actions.githubusercontent.com";

    @Test
    void keepsOfAUserNothingButTheClient() {
        Caller user = Caller.user(UUID.randomUUID(), Optional.of(OpsRole.VIEWER), "https://issuer.test", Optional.empty());
        assertThat(AuditedClaims.of(user)).isEmpty();

        Caller through = user.through(new OauthClient("chat", "Chat", OpsRole.VIEWER, Optional.empty()));
        assertThat(AuditedClaims.of(through)).contains("{\"client_id\":\"chat\"}");
    }

    @Test
    void keepsOfAWorkflowWhatIsKnown() {
        assertThat(AuditedClaims.of(workflow(Optional.empty()))).contains("{}");
        assertThat(claims("acme/shop")).isEqualTo(new JsonObject().put("repository", "acme/shop").put("ref", "acme/shop")
                .put("sha", "acme/shop").put("event", "acme/shop").put("run", "acme/shop").put("attempt", "acme/shop")
                .put("actor", "acme/shop").put("workflow", "acme/shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "\"", "\\", "\u00e9", "\u20ac", "\ud83d\ude00" })
    void cutsLongTextsBetweenCharactersToTwoKibibytes(String character) {
        String json = AuditedClaims.of(workflow(Optional.of(character.repeat(1_024 / character.length())))).orElseThrow();

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_900, AuditedClaims.MAX_BYTES);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
        assertThat(new JsonObject(json)).hasSize(8)
                .allSatisfy(claim -> assertThat(claim.getValue().toString()).endsWith(character + "\u2026"));
    }

    @Test
    void leavesATextAloneThatJustFits() {
        String ref = "refs/heads/" + "x".repeat(501);
        assertThat(claims(ref).getString("ref")).isEqualTo(ref);
        assertThat(claims(ref + "x").getString("ref")).hasSize(510).endsWith("x\u2026");
    }

    private static JsonObject claims(String text) {
        return new JsonObject(AuditedClaims.of(workflow(Optional.of(text))).orElseThrow());
    }

    private static Caller workflow(Optional<String> text) {
        return Caller.workflow(new Workflow(4711, text, text, text, text, text, new WorkflowRun(text, text, text, text, text)),
                ISSUER);
    }
}
