package com.insightpulseai.mcp.egress;

import java.io.InputStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.smallrye.mutiny.Uni;

@ProviderClient(value = "test", maxResponseBytes = 1000, maxStreamedBytes = 50_000)
@RegisterRestClient(configKey = "injected-upstream")
public interface UpstreamClient {

    @GET
    @Path("/fine")
    Uni<String> fine();

    @GET
    @Path("/redirect")
    Uni<String> redirect();

    @GET
    @Path("/declared")
    Uni<String> declared();

    @GET
    @Path("/chunked")
    Uni<String> chunked();

    @GET
    @Path("/multipart")
    Uni<String> multipart();

    @GET
    @Path("/chunked")
    InputStream streamed();
}
