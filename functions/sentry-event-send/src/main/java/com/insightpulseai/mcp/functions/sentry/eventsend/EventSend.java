package com.insightpulseai.mcp.functions.sentry.eventsend;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.sentry.SentryIntake;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/event.send}: sends an event to the project of the stored DSN. */
@Path("/providers/sentry/event.send")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EventSend {

    private final SentryIntake sentry;
    private final ProviderAccess call;

    EventSend(SentryIntake sentry, ProviderAccess call) {
        this.sentry = sentry;
        this.call = call;
    }

    @POST
    @ProviderTool("sentry/event.send")
    public Uni<EventSendOutput> send(EventSendInput input) {
        return sentry.session(call).send(input.event()).map(EventSendOutput::new);
    }
}
