package com.insightpulseai.mcp.provider.socket;

import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Socket's client on its own: no database, no tool call that its requests belong to, and impatience. */
public class SocketTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none",
                "quarkus.arc.exclude-types", "com.insightpulseai.mcp.call.UpstreamHostRecorder",
                "mcp.socket.poll.initial", "20ms",
                "mcp.socket.poll.max", "100ms",
                "mcp.socket.poll.margin", "100ms",
                "providers.socket.settings.repos", "acme/legacy=attic/old");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(WireMockSocket.class));
    }
}
