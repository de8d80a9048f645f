package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

import io.vertx.core.json.JsonObject;

/**
 * Whatever claims a token has, they make a workflow of bounded texts that PostgreSQL stores unchanged, or are refused; and what
 * the audit keeps of them are the same texts, or the beginnings of them, within its bound.
 * <p>
 * Input: the claims, JSON in UTF-8.
 */
class WorkflowClaimsFuzzTest {

    @FuzzTest
    void readsTextsOrRefuses(byte[] input) {
        Optional<Workflow> read = read(new String(input, StandardCharsets.UTF_8));
        read.ifPresent(workflow -> {
            assertThat(workflow.repositoryId()).isPositive();
            Stream.of(workflow.ref(), workflow.environment(), workflow.event(), workflow.baseRef(), workflow.definition(),
                    workflow.run().repository(), workflow.run().sha(), workflow.run().id(), workflow.run().attempt(),
                    workflow.run().actor()).flatMap(Optional::stream).forEach(WorkflowClaimsFuzzTest::assertStorable);
            workflow.pullRequest().ifPresent(number -> {
                assertThat(workflow.ref().orElseThrow()).matches("refs/pull/0*" + (number == 0 ? "" : number) + "/merge");
                assertThat(workflow.isOfUnmergedChange()).isTrue();
            });
            assertKept(workflow);
        });
    }

    private static Optional<Workflow> read(String json) {
        JwtClaims claims;
        try {
            claims = JwtClaims.parse(json);
        } catch (InvalidJwtException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(WorkflowClaims.read(claims));
        } catch (UnauthenticatedException refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.CLAIMS);
            return Optional.empty();
        }
    }

    private static void assertStorable(String text) {
        assertThat(text).isNotEmpty().hasSizeLessThanOrEqualTo(WorkflowClaims.MAX_LENGTH).doesNotContain("\u0000", "\n");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }

    private static void assertKept(Workflow workflow) {
        String json = AuditedClaims.of(Caller.workflow(workflow, "https://issuer.test")).orElseThrow();
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(AuditedClaims.MAX_BYTES);
        String ref = new JsonObject(json).getString("ref", "");
        String claimed = workflow.ref().orElse("");
        assertThat(ref).satisfiesAnyOf(kept -> assertThat(kept).isEqualTo(claimed),
                kept -> assertThat(claimed).startsWith(kept.substring(0, kept.length() - 1)));
    }
}
