package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Reading, validating, redacting and recording an input takes no longer for its size, whatever is in it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class LargeInputTest extends SampleCalls {

    private static final int LARGE = 100_000;
    private static final int LARGER = 10 * LARGE;
    private static final int TOLERANCE = 3; // a quadratic part takes 100 times as long for the larger one
    private static final long BASE_NANOS = 20_000_000; // what any request takes at times
    private static final int ROUNDS = 5;

    static Stream<Sample> samples() {
        return Sample.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theWorkGrowsNoFasterThanTheInput(Sample sample) throws Exception {
        database.addUser(caller, sample.role());
        for (Map.Entry<String, IntFunction<String>> body : new LargeInputs(sample).bodies().entrySet()) {
            String large = body.getValue().apply(LARGE);
            String larger = body.getValue().apply(LARGER);
            long least = Long.MAX_VALUE;
            long leastOfLarger = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && (round == 0 || leastOfLarger > bound(least)); round++) {
                least = Math.min(least, nanos(sample, large));
                leastOfLarger = Math.min(leastOfLarger, nanos(sample, larger));
            }
            assertThat(leastOfLarger).as("nanoseconds for %s", body.getKey()).isLessThanOrEqualTo(bound(least));
        }
    }

    private static long bound(long least) {
        return TOLERANCE * (LARGER / LARGE) * Math.max(least, BASE_NANOS);
    }

    private long nanos(Sample sample, String body) {
        long start = System.nanoTime();
        int status = post(sample, sample.role(), body).extract().statusCode();
        long nanos = System.nanoTime() - start;
        assertThat(status).isBetween(200, 499);
        return nanos;
    }
}
