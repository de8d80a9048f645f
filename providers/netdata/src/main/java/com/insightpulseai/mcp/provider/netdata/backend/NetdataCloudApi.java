package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;
import com.insightpulseai.mcp.provider.netdata.wire.AlertsAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.DataAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.NodesAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.TransitionsAnswer;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

/**
 * The operations of Netdata Cloud's API that the tools use. Only {@link NetdataCloud} calls them.
 *
 * @see <a href="https://app.netdata.cloud/api/docs/">Netdata Cloud API</a>
 */
@RegisterRestClient(configKey = "netdata")
@ProviderClient(value = "netdata", maxResponseBytes = NetdataApi.MAX_BYTES)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface NetdataCloudApi {

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    /** The account that the token belongs to. */
    @GET
    @Path("/api/v2/accounts/me")
    Uni<JsonNode> account(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Path("/api/v3/spaces/{space}/rooms/{room}/data")
    Uni<DataAnswer> data(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("space") String space,
            @PathParam("room") String room, CloudDataQuery query);

    /** @param query empty for all nodes */
    @POST
    @Path("/api/v3/spaces/{space}/rooms/{room}/nodes")
    Uni<NodesAnswer> nodes(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("space") String space,
            @PathParam("room") String room, Map<String, String> query);

    @POST
    @Path("/api/v2/spaces/{space}/rooms/{room}/alerts")
    Uni<AlertsAnswer> alerts(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("space") String space,
            @PathParam("room") String room, CloudAlertsQuery query);

    @POST
    @Path("/api/v2/spaces/{space}/rooms/{room}/alert_transitions")
    Uni<TransitionsAnswer> alertTransitions(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("space") String space, @PathParam("room") String room, CloudAlertsQuery query);

    @POST
    @Path("/api/v2/spaces/{space}/notifications/silencing/rule")
    Uni<CloudSilencingRule> createSilencingRule(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("space") String space, CloudSilencingRule rule);
}
