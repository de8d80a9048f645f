package com.insightpulseai.mcp.provider.sentry.intake;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.rest.client.reactive.Url;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

/**
 * What takes in events, at the host that the DSN names: each request goes there and not to the provider's {@code base_url}.
 * Only {@link IntakeSession} calls it.
 *
 * @see <a href="https://develop.sentry.dev/sdk/foundations/transport/envelopes/">Sentry: envelopes</a>
 */
@RegisterRestClient(configKey = "sentry")
@ProviderClient(value = "sentry", maxResponseBytes = 64 << 10)
@Produces(MediaType.APPLICATION_JSON)
interface IntakeApi {

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    @POST
    @Path("/api/{project}/envelope/")
    @Consumes("application/x-sentry-envelope")
    Uni<IntakeReceipt> send(@Url String base, @HeaderParam("X-Sentry-Auth") String auth, @PathParam("project") String project,
            byte[] envelope);
}
