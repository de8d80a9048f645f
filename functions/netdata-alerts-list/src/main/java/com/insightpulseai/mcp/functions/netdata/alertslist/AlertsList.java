package com.insightpulseai.mcp.functions.netdata.alertslist;

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

/** The tool {@code netdata/alerts.list}: lists the alerts of Netdata, those that are raised unless told otherwise. */
@Path("/providers/netdata/alerts.list")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AlertsList {

    private final NetdataClient netdata;
    private final ProviderAccess call;
    private final AnswerSize size;

    AlertsList(NetdataClient netdata, ProviderAccess call, AnswerSize size) {
        this.netdata = netdata;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("netdata/alerts.list")
    public Uni<AlertsListOutput> list(AlertsListInput input) {
        return netdata.session(call).alerts(input.query(), input.statuses())
                .map(found -> AlertsListOutput.page(found, input.offset(), input.limit(), size));
    }
}
