package com.insightpulseai.mcp.provider.socket;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.health.HealthProbe;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;
import com.insightpulseai.mcp.health.ProviderHealthCheck;
import com.insightpulseai.mcp.tool.ProviderAccess;

import io.smallrye.mutiny.Uni;

/** Checks Socket by asking for the quota, which costs nothing and which every valid token may. */
@Singleton
public class SocketHealth implements ProviderHealthCheck {

    private static final String PROVIDER = "socket";

    private final SocketClient client;
    private final HealthProbe probe;

    SocketHealth(SocketClient client, HealthProbe probe) {
        this.client = client;
        this.probe = probe;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Uni<ProviderHealth> check(ProviderAccess access) {
        return probe.check(PROVIDER, () -> client.checking(access).quota().map(SocketHealth::diagnosed));
    }

    private static Diagnosis diagnosed(SocketQuota quota) {
        return Diagnosis.of(new UpstreamQuota(Math.max(0, quota.total() - quota.left()), quota.total()));
    }
}
