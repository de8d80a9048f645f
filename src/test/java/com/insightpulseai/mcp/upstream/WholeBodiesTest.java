package com.insightpulseai.mcp.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Bodies that are read as streams: a small one that was received to its end is there whole, any other is not. */
@QuarkusTest
@TestProfile(StagedTestProfile.class)
class WholeBodiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UpstreamDialect dialect = new StagedDialect("p" + UUID.randomUUID());

    @Inject
    Upstreams upstreams;

    @RestClient
    StagedApi api;

    @AfterEach
    void givesConnectionsBack() {
        Awaitility.await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(upstreams.connectionsInUse(dialect.provider())).isZero());
    }

    @Test
    void haveEveryByteOfASmallBody() throws Exception {
        assertThat(whole("streamed-small")).isEqualTo(StagedServer.SMALL);
        assertThat(whole("streamed-empty")).isEmpty();
        assertThat(whole("streamed-chunked")).isEqualTo("firstlast");
    }

    @Test
    void leaveTheStreamAsItIs() throws Exception {
        try (CancellableStream body = open("streamed-chunked")) {
            Awaitility.await().atMost(PATIENCE).until(() -> body.whole().isPresent());

            assertThat(body.readAllBytes()).asString(US_ASCII).isEqualTo("firstlast");
        }
    }

    @Test
    void areNotKeptAboveTheLimit() throws Exception {
        try (CancellableStream body = open("streamed-large")) {
            assertThat(body.readAllBytes()).asString(US_ASCII).isEqualTo(StagedServer.LARGE);
            assertThat(body.whole()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "streamed-half", "streamed-broken" })
    void areNotWholeWhereTheConnectionBrokeOff(String path) throws Exception {
        try (CancellableStream body = open(path)) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            assertThat(body.whole()).isEmpty();
        }
    }

    private String whole(String path) throws IOException {
        try (CancellableStream body = open(path)) {
            return new String(Awaitility.await().atMost(PATIENCE).until(body::whole, found -> found.isPresent()).orElseThrow(),
                    US_ASCII);
        }
    }

    private CancellableStream open(String path) {
        return (CancellableStream) upstreams.open(dialect, PATIENCE).write(() -> api.streamed(path)).await().atMost(PATIENCE);
    }
}
