package com.insightpulseai.mcp.functions.netdata.alertsilence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.netdata.NetdataClient;
import com.insightpulseai.mcp.provider.netdata.NetdataSession;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code netdata/alert.silence}: keeps some alerts from notifying anybody, or lets all notify again. */
@Path("/providers/netdata/alert.silence")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AlertSilence {

    private final NetdataClient netdata;
    private final ProviderAccess call;
    private final AnswerSize size;

    AlertSilence(NetdataClient netdata, ProviderAccess call, AnswerSize size) {
        this.netdata = netdata;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("netdata/alert.silence")
    public Uni<AlertSilenceOutput> silence(AlertSilenceInput input) {
        NetdataSession session = netdata.session(call);
        return (input.isReset() ? session.resetSilences() : session.silence(input.silencing()))
                .map(silences -> AlertSilenceOutput.of(input, silences, size));
    }
}
