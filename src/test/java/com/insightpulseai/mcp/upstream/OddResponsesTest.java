package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Connections on which a provider sent something other than one response to each request: they are closed, not pooled. */
@QuarkusTest
@TestProfile(StagedTestProfile.class)
class OddResponsesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FINE = "{\"value\":12}";

    private final UpstreamDialect dialect = new StagedDialect("p" + UUID.randomUUID());

    @Inject
    Upstreams upstreams;

    @RestClient
    StagedApi api;

    @BeforeEach
    void forget() {
        StagedServer.holdUploads();
        StagedServer.CLOSED.drainPermits();
        StagedServer.REUSED.drainPermits();
    }

    @AfterEach
    void givesLaterCallsTheirOwnResponses() {
        assertThat(IntStream.range(0, 20).mapToObj(call -> ask("fine"))).containsOnly(FINE);
        assertThat(StagedServer.REUSED.availablePermits()).as("odd connections that were used again").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "second-response", "line", "two-lengths" })
    void closesAConnectionThatReceivesMoreThanAResponse(String oddity) throws Exception {
        assertThat(ask("odd-" + oddity)).isEqualTo(FINE);

        assertThatItIsClosed();
    }

    @ParameterizedTest
    @ValueSource(strings = { "switching", "switching-and-response", "processing", "no-content", "not-modified" })
    void closesAConnectionWithAnUnaskedStatusOrAnUnexpectedBody(String oddity) throws Exception {
        assertThat(catchThrowable(() -> ask("odd-" + oddity))).isNotNull();

        assertThatItIsClosed();
    }

    @Test
    void closesAnIdleConnectionThatReceivesAResponse() throws Exception {
        assertThat(ask("odd-unsolicited")).isEqualTo(FINE);

        StagedServer.AFTERTHOUGHTS.release();

        assertThatItIsClosed();
    }

    @Test
    void closesAConnectionWhoseResponseIsAheadOfItsRequest() throws Exception {
        Buffer large = Buffer.buffer(new byte[16 << 20]);

        assertThat(await(upstreams.open(dialect, PATIENCE).write(() -> api.upload("early-upload", ClientMultipartForm.create()
                .binaryFileUpload("manifest", "package.json", large, "application/json"))))).isEqualTo(FINE);

        assertThat(upstreams.connectionsInUse(dialect.provider())).isZero();
        StagedServer.endUploads(1);
    }

    private static void assertThatItIsClosed() throws InterruptedException {
        assertThat(StagedServer.CLOSED.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("closed").isTrue();
    }

    private String ask(String stage) {
        return await(upstreams.open(dialect, PATIENCE).write(() -> api.ask(stage)));
    }

    private static <T> T await(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }
}
