package com.insightpulseai.mcp.provider.netdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.provider.netdata.backend.NetdataAccess;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.smallrye.mutiny.Uni;

/** Questions and credentials that the tests share. */
final class NetdataQuestions {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final NetdataAccess NOTHING = new NetdataAccess(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
    static final NetdataAccess TOKENS = new NetdataAccess(secret("bearer-token"), secret("management-key"),
            secret("cloud-token"), Optional.of("11111111-aaaa-4444-8888-000000000001"),
            Optional.of("11111111-aaaa-4444-8888-000000000002"));

    private NetdataQuestions() {
    }

    static MetricsRequest about(String... contexts) {
        return query(List.of(contexts), List.of(), List.of(), List.of(), Optional.empty());
    }

    static MetricsRequest query(List<String> contexts, List<String> nodes, List<String> dimensions, List<String> groupBy,
            Optional<String> aggregation) {
        return new MetricsRequest(contexts, nodes, dimensions, -60, 0, 6, groupBy, aggregation, "average");
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    static ProblemException problem(Uni<?> uni) {
        ProblemException problem = Problems.of(catchThrowable(() -> await(uni)));
        assertThat(problem).hasMessageNotContaining("authorized to access this resource");
        return problem;
    }

    private static Optional<VaultSecret> secret(String value) {
        return Optional.of(new VaultSecret(value));
    }
}
