package com.insightpulseai.mcp.provider.sentry.intake;

import java.time.Instant;
import java.util.UUID;

import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;

/** The intake of one project's events as one tool call sees it: one DSN, one limit of time. */
public final class IntakeSession {

    static final String CLIENT_NAME = "mcp-provider-system";
    static final String CLIENT_VERSION = "0.1";

    private final IntakeApi api;
    private final Dsn dsn;
    private final UpstreamSession upstream;

    IntakeSession(IntakeApi api, Dsn dsn, UpstreamSession upstream) {
        this.api = api;
        this.dsn = dsn;
        this.upstream = upstream;
    }

    /**
     * Sends an event, once: repeated, it might be counted twice.
     *
     * @param event one that {@linkplain OutgoingEvent#isOfAcceptedSize() is of accepted size}
     * @return its new id, 32 hexadecimal digits
     */
    public Uni<String> send(OutgoingEvent event) {
        String eventId = UUID.randomUUID().toString().replace("-", "");
        Instant now = Instant.now();
        byte[] envelope = OutgoingEvent.envelope(eventId, now, event.payload(eventId, now));
        return upstream.write(() -> api.send(dsn.base(), auth(), dsn.project(), envelope)).replaceWith(eventId);
    }

    private String auth() {
        return "Sentry sentry_version=7, sentry_client=" + CLIENT_NAME + "/" + CLIENT_VERSION + ", sentry_key="
                + dsn.key().reveal();
    }
}
