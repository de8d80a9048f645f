package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.provider.socket.wire.SocketApi;
import com.insightpulseai.mcp.provider.socket.wire.StreamReader;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Where bodies are read: small ones that are there on the event loop, all others on a worker thread. */
@QuarkusTest
@TestProfile(SocketTestProfile.class)
class StreamReaderTest extends SocketServer {

    private static final String ARTIFACT = """
            {"id":"1","type":"npm","name":"evil","version":"1.0.0","alerts":[{"key":"k","type":"malware","severity":"critical"}]}
            """;

    @Inject
    StreamReader streams;

    @Inject
    Vertx vertx;

    @RestClient
    SocketApi api;

    @Test
    void readsASmallBodyWhereItWasReceived() {
        stubBody(ARTIFACT);

        // Not each time: what the network brings in two parts is not there in time.
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(isReadOnEventLoop()).isTrue());
    }

    @Test
    void readsALargeBodyOnAWorkerThread() {
        stubBody(ARTIFACT.repeat(1_000));

        assertThat(isReadOnEventLoop()).isFalse();
    }

    private void stubBody(String body) {
        socket.stub(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(artifacts(body)));
    }

    private boolean isReadOnEventLoop() {
        Context loop = vertx.getOrCreateContext();
        Uni<Boolean> read = api.getFullScan("Bearer token", WireMockSocket.ORG, "scan-1", true, true, false)
                .chain(response -> streams.read(response.getEntity(), body -> {
                    body.readAllBytes();
                    return Context.isOnEventLoopThread();
                }));
        return await(read.runSubscriptionOn(command -> loop.runOnContext(run -> command.run())));
    }
}
