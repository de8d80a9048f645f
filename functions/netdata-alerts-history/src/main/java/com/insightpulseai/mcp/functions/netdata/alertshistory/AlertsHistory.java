package com.insightpulseai.mcp.functions.netdata.alertshistory;

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

/** The tool {@code netdata/alerts.history}: lists the changes of alerts, newest first. */
@Path("/providers/netdata/alerts.history")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AlertsHistory {

    private final NetdataClient netdata;
    private final ProviderAccess call;
    private final AnswerSize size;

    AlertsHistory(NetdataClient netdata, ProviderAccess call, AnswerSize size) {
        this.netdata = netdata;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("netdata/alerts.history")
    public Uni<AlertsHistoryOutput> list(AlertsHistoryInput input) {
        return netdata.session(call).history(input.query()).map(history -> AlertsHistoryOutput.of(history, size));
    }
}
