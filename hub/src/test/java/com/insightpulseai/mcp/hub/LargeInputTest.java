package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Reading, validating, redacting and recording an input takes no longer for its size, whatever is in it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class LargeInputTest extends SampleCalls {

    private static final int LARGE = 50_000;
    private static final int LARGER = 10 * LARGE;
    private static final int TOLERANCE = 3; // a quadratic part takes 100 times as long for the larger one
    private static final long BASE_NANOS = 20_000_000; // what any request takes at times
    private static final int ROUNDS = 5;

    private final HttpClient client = HttpClient.newHttpClient();

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

    // Not by REST Assured, whose own log of a body in depth grows with the square of it.
    private long nanos(Sample sample, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path(sample)))
                .header("Authorization", "Bearer " + TestIssuer.shared().token(caller, sample.role()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        long start = System.nanoTime();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        long nanos = System.nanoTime() - start;
        assertThat(status).isBetween(200, 499);
        return nanos;
    }
}
