package com.insightpulseai.mcp.functions.sentry.health;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.provider.sentry.SentryHealth;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/health}: checks whether Sentry can be used. */
@Path("/providers/sentry/health")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SentryHealthTool {

    private final SentryHealth sentry;
    private final ProviderAccess call;

    SentryHealthTool(SentryHealth sentry, ProviderAccess call) {
        this.sentry = sentry;
        this.call = call;
    }

    @POST
    @ProviderTool("sentry/health")
    public Uni<ProviderHealth> check(SentryHealthInput input) {
        return sentry.check(call);
    }
}
