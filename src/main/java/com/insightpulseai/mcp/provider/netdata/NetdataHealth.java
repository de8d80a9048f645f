package com.insightpulseai.mcp.provider.netdata;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.health.HealthProbe;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.ProviderHealthCheck;
import com.insightpulseai.mcp.tool.ProviderAccess;

import io.smallrye.mutiny.Uni;

/** How Netdata is: whether it answers, and whether it answers to the stored credentials. */
@Singleton
public class NetdataHealth implements ProviderHealthCheck {

    private static final String PROVIDER = "netdata";
    /** What may be repeated of what an Agent says of itself. */
    private static final Pattern VERSION = Pattern.compile("v?\\d[0-9A-Za-z.+-]{0,30}");

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

    static Diagnosis answers(String what, Optional<String> version) {
        return Diagnosis.of(HealthStatus.OK, "Netdata " + what
                + version.filter(text -> VERSION.matcher(text).matches()).map(text -> " " + text).orElse("") + " answers.");
    }
}
