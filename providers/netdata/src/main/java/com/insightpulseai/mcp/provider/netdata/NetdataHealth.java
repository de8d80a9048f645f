package com.insightpulseai.mcp.provider.netdata;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.HealthProbe;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.ProviderHealthCheck;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataTarget;
import com.insightpulseai.mcp.tool.ProviderAccess;

import io.smallrye.mutiny.Uni;

/** How Netdata is: whether it answers, and whether it answers to the stored credentials. */
@Singleton
public class NetdataHealth implements ProviderHealthCheck {

    private static final String PROVIDER = "netdata";

    private final NetdataClient client;
    private final HealthProbe probe;

    NetdataHealth(NetdataClient client, HealthProbe probe) {
        this.client = client;
        this.probe = probe;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Uni<ProviderHealth> check(ProviderAccess access) {
        return probe.check(PROVIDER, () -> client.sessionForCheck(access).ask(NetdataTarget::health));
    }
}
