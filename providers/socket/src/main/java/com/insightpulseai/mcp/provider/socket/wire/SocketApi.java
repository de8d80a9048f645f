package com.insightpulseai.mcp.provider.socket.wire;

import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.upstream.CancellableStreamFilter;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

/**
 * The operations of Socket's API that the tools use. Only {@link SocketSession} calls them.
 * <p>
 * The token is a parameter of each call and kept nowhere.
 *
 * @see <a href="https://docs.socket.dev/reference">Socket API reference</a>
 */
@RegisterRestClient(configKey = "socket")
@ProviderClient("socket")
@RegisterProvider(value = CancellableStreamFilter.class, priority = CancellableStreamFilter.BEFORE_EXCEPTION_MAPPERS)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public interface SocketApi {

    String ORG = "/orgs/{org}";

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    /** Uploads manifests: each part is named by the file's relative path. Socket takes 10,000 files of 268 MB. */
    @POST
    @Path(ORG + "/full-scans")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<FullScan> createFullScan(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("org") String org,
            @QueryParam("repo") String repo, @QueryParam("workspace") String workspace, @QueryParam("branch") String branch,
            @QueryParam("commit_hash") String commitHash, @QueryParam("pull_request") Integer pullRequest,
            @QueryParam("set_as_pending_head") Boolean pendingHead,
            ClientMultipartForm manifests);

    @GET
    @Path(ORG + "/full-scans")
    Uni<FullScan.Page> listFullScans(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("org") String org,
            @QueryParam("repo") String repo, @QueryParam("workspace") String workspace, @QueryParam("branch") String branch,
            @QueryParam("commit_hash") String commitHash, @QueryParam("pull_request") Integer pullRequest,
            @QueryParam("sort") String sort,
            @QueryParam("direction") String direction, @QueryParam("per_page") int perPage);

    /** Answers 200 with newline-delimited artifacts, or 202 with a JSON object while the scan still runs. */
    @GET
    @Path(ORG + "/full-scans/{scan}")
    @Produces({ "application/x-ndjson", MediaType.APPLICATION_JSON })
    Uni<RestResponse<InputStream>> getFullScan(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @PathParam("scan") String scan, @QueryParam("cached") boolean cached,
            @QueryParam("include_scores") boolean scores, @QueryParam("include_license_details") boolean licenseDetails);

    @GET
    @Path(ORG + "/repos/{repo}")
    Uni<SocketRepository> getRepository(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @PathParam("repo") String repo, @QueryParam("workspace") String workspace);

    @GET
    @Path(ORG + "/repos")
    Uni<SocketRepository.Page> listRepositories(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @QueryParam("workspace") String workspace,
            @QueryParam("include_archived") boolean archived, @QueryParam("per_page") int perPage);

    @POST
    @Path(ORG + "/repos")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<SocketRepository> createRepository(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org,
            SocketRepository.New repository);

    /** Costs 10 units. A severity here is low, medium, high or critical; filters are split at commas. */
    @GET
    @Path(ORG + "/alerts")
    Uni<SocketAlert.Page> listAlerts(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("org") String org,
            @QueryParam("per_page") int perPage, @QueryParam("startAfterCursor") String after,
            @QueryParam("filters.alertSeverity") String severities, @QueryParam("filters.alertStatus") String status,
            @QueryParam("filters.repoSlug") String repo, @QueryParam("filters.alertType") String type);

    /** Costs 100 units whatever the number of packages, of which there may be 1,024. */
    @POST
    @Path(ORG + "/purl")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    Uni<RestResponse<InputStream>> lookUpPackages(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @QueryParam("alerts") boolean alerts, @QueryParam("purlErrors") boolean purlErrors,
            @QueryParam("poll") boolean poll,
            PackagesRequest packages);

    @GET
    @Path(ORG + "/triage/alerts")
    Uni<TriageEntry.Page> listTriage(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @QueryParam("sort") String sort, @QueryParam("direction") String direction,
            @QueryParam("per_page") int perPage, @QueryParam("page") int page);

    /** There is a parameter {@code force} for entries that name no alert; it is left out for good. */
    @POST
    @Path(ORG + "/triage/alerts")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<TriageEntry.Updated> updateTriage(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, TriageEntry.Update update);

    /** Costs nothing and needs no scope, only a token. */
    @GET
    @Path("/quota")
    Uni<SocketQuota> getQuota(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
