package com.insightpulseai.mcp.functions.sentry.statsget;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.sentry.SentryClient;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/stats.get}: counts an organization's events by category and outcome. */
@Path("/providers/sentry/stats.get")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StatsGet {

    private final SentryClient sentry;
    private final ProviderAccess call;
    private final AnswerSize size;

    StatsGet(SentryClient sentry, ProviderAccess call, AnswerSize size) {
        this.sentry = sentry;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("sentry/stats.get")
    public Uni<StatsGetOutput> get(StatsGetInput input) {
        return sentry.session(call).stats(input.filter())
                .map(stats -> StatsGetOutput.of(stats, input.filter().interval(), input.series(), size));
    }
}
