package com.insightpulseai.mcp.egress;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.testing.PostgresResource;

import io.quarkus.test.junit.QuarkusTestProfile;

public class EgressTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        // The recorder insists on a governed call; these tests look at the clients alone.
        return Map.of("quarkus.arc.exclude-types", "com.insightpulseai.mcp.call.UpstreamHostRecorder");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TestAllowlists.class, RecordingObserver.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestUpstream.class), new TestResourceEntry(PostgresResource.class));
    }

    @Alternative
    @ApplicationScoped
    public static class TestAllowlists implements ProviderAllowlists {

        private final HostnameAllowlist allowlist;

        TestAllowlists(@ConfigProperty(name = "test.upstream.port", defaultValue = "1") int port) {
            allowlist = HostnameAllowlist.of(List.of("http://127.0.0.1:" + port, "api.provider.test"));
        }

        @Override
        public Optional<HostnameAllowlist> forProvider(String provider) {
            return provider.equals("test") ? Optional.of(allowlist) : Optional.empty();
        }

        @Override
        public Collection<HostnameAllowlist> all() {
            return List.of(allowlist);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class RecordingObserver implements UpstreamObserver {

        private final List<String> contacted = new CopyOnWriteArrayList<>();

        @Override
        public void contacting(String provider, String host) {
            contacted.add(provider + " " + host);
        }

        public List<String> contacted() {
            return contacted;
        }
    }
}
