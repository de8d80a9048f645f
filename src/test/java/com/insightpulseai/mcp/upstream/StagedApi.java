package com.insightpulseai.mcp.upstream;

import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

import com.insightpulseai.mcp.egress.ProviderClient;

import io.smallrye.mutiny.Uni;

@RegisterRestClient(configKey = "staged")
@ProviderClient("socket")
@RegisterProvider(value = CancellableStreamFilter.class, priority = CancellableStreamFilter.BEFORE_EXCEPTION_MAPPERS)
interface StagedApi {

    @GET
    @Path("/{stage}")
    Uni<String> ask(@PathParam("stage") String stage);

    @GET
    @Path("/stream")
    Uni<InputStream> stream();

    @GET
    @Path("/{stage}")
    Uni<InputStream> streamed(@PathParam("stage") String stage);

    @POST
    @Path("/{stage}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<String> upload(@PathParam("stage") String stage, ClientMultipartForm form);
}
