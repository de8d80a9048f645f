package com.insightpulseai.mcp.webhook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.insightpulseai.mcp.egress.ProviderClient;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;

/** Any webhook: each request goes where its URL leads. Only {@link WebhookSender} calls it. */
@RegisterRestClient(configKey = WebhookSender.CLIENT)
@ProviderClient(value = WebhookSender.CLIENT, maxResponseBytes = 1 << 20)
interface WebhookApi {

    /** @return whatever was answered, unread; a status that is no success may fail instead */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> send(@Url String url, @HeaderParam("webhook-id") String id,
            @HeaderParam("webhook-timestamp") String timestamp,
            @HeaderParam("webhook-signature") String signature, byte[] body);
}
