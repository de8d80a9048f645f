package com.insightpulseai.mcp.functions.netdata.metricsquery;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.netdata.NetdataClient;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code netdata/metrics.query}: metrics over time, as a table for each context. */
@Path("/providers/netdata/metrics.query")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MetricsQuery {

    private final NetdataClient netdata;
    private final ProviderAccess call;
    private final AnswerSize size;

    MetricsQuery(NetdataClient netdata, ProviderAccess call, AnswerSize size) {
        this.netdata = netdata;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("netdata/metrics.query")
    public Uni<MetricsQueryOutput> query(MetricsQueryInput input) {
        return netdata.session(call).metrics(input.toRequest())
                .map(metrics -> MetricsQueryOutput.of(metrics, input.anomalyRates(), size));
    }
}
