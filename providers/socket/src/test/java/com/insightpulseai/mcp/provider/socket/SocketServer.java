package com.insightpulseai.mcp.provider.socket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.provider.socket.scan.ManifestFile;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.provider.socket.stub.SocketStub;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.tool.VaultSecret;

import io.smallrye.mutiny.Uni;

/** What tests of sessions with a stub of Socket have in common. */
abstract class SocketServer {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final List<ManifestFile> MANIFESTS = List.of(
            new ManifestFile("web/app/package.json", "{}".getBytes(StandardCharsets.UTF_8)));

    static final RepositoryKey WEB = new RepositoryKey("web", Optional.empty());

    @Inject
    SocketClient client;

    SocketStub socket;

    @BeforeEach
    void forget() {
        socket.reset();
    }

    @AfterEach
    void keepToTheContract() {
        socket.assertContractKept();
    }

    SocketSession session() {
        return session(PATIENCE);
    }

    SocketSession session(Duration limit) {
        return client.session(WireMockSocket.ORG, new VaultSecret("token-of-acme"), limit);
    }

    static ScanTarget target(ScanTarget.Ref ref) {
        return new ScanTarget(WEB, ref, OptionalInt.empty(), false);
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
