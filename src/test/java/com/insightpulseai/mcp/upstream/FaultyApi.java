package com.insightpulseai.mcp.upstream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;

import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

@RegisterRestClient(configKey = "faulty")
@ProviderClient("socket")
interface FaultyApi {

    record Answer(int value) {
    }

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    @GET
    @Path("/{fault}")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Answer> ask(@PathParam("fault") String fault);
}
