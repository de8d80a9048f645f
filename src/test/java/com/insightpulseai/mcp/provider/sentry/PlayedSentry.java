package com.insightpulseai.mcp.provider.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.testing.SentryStub;
import com.insightpulseai.mcp.testing.WireMockSentry;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.smallrye.mutiny.Uni;

/** What tests of sessions with a played Sentry have in common. */
abstract class PlayedSentry {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The number of the issue in the samples. */
    static final String ID = "4100000001";
    static final IssueFilter UNRESOLVED = filter("is:unresolved", List.of(), Optional.empty());

    @Inject
    SentryClient client;

    SentryStub sentry;

    @BeforeEach
    void forget() {
        sentry.reset();
    }

    @AfterEach
    void keepToTheContract() {
        sentry.assertContractKept();
    }

    SentrySession session() {
        return client.session(WireMockSentry.ORG, new VaultSecret("token-of-acme"), PATIENCE);
    }

    static IssueRef number() {
        return IssueRef.parse(ID);
    }

    static IssueFilter filter(String query, List<String> projects, Optional<String> cursor) {
        return new IssueFilter(query, projects, List.of(), "24h", "date", 25, cursor);
    }

    static IssueChange resolve() {
        return new IssueChange(Optional.of("resolved"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    static ProblemException assertProblem(Uni<?> uni, ProblemCode code) {
        ProblemException problem = Problems.of(catchThrowable(() -> await(uni)));
        assertThat(problem.code()).isEqualTo(code);
        return problem;
    }
}
