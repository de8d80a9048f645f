package com.insightpulseai.mcp.provider.netdata;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.health.HealthProbe;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.tool.ToolCall;

import io.smallrye.mutiny.Uni;

/** How Netdata is: whether it answers, and whether it answers to the stored credentials. */
@Singleton
public class NetdataHealth {

    /** What may be repeated of what an Agent says of itself. */
    private static final Pattern VERSION = Pattern.compile("v?\\d[0-9A-Za-z.+-]{0,30}");

    private final NetdataClient client;
    private final HealthProbe probe;

    NetdataHealth(NetdataClient client, HealthProbe probe) {
        this.client = client;
        this.probe = probe;
    }

    /** Checks with the secrets and the time of a tool call. Never fails. */
    public Uni<ProviderHealth> check(ToolCall call) {
        return check(NetdataAccess.of(call), call.remaining());
    }

    /** Checks with these. Never fails. */
    public Uni<ProviderHealth> check(NetdataAccess access, Duration limit) {
        return probe.check("netdata", () -> client.sessionForCheck(access, limit).ask(NetdataTarget::health));
    }

    static Diagnosis answers(String what, Optional<String> version) {
        return Diagnosis.of(HealthStatus.OK, "Netdata " + what
                + version.filter(text -> VERSION.matcher(text).matches()).map(text -> " " + text).orElse("") + " answers.");
    }
}
