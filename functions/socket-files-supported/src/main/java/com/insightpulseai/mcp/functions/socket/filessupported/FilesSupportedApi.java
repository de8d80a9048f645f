package com.insightpulseai.mcp.functions.socket.filessupported;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

/**
 * The operation of Socket's API that this tool uses. It costs 1 unit, and every token may call it. Its predecessor
 * {@code /report/supported} is deprecated.
 *
 * @see <a href="https://docs.socket.dev/reference/getsupportedfiles">Socket: get supported file types</a>
 */
@RegisterRestClient(configKey = "socket")
@ProviderClient("socket")
@Produces(MediaType.APPLICATION_JSON)
interface FilesSupportedApi {

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    @GET
    @Path("/orgs/{org}/supported-files")
    Uni<FilesSupportedAnswer> supported(@HeaderParam(SocketSession.CREDENTIAL_HEADER) String credential,
            @PathParam("org") String org);
}
