package com.insightpulseai.mcp.provider.sentry.wire;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;
import com.insightpulseai.mcp.provider.sentry.SentrySession;
import com.insightpulseai.mcp.provider.sentry.issue.IssueChange;
import com.insightpulseai.mcp.provider.sentry.stats.EventStats;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

/**
 * The operations of Sentry's web API that the tools use. Only {@link SentrySession} calls them.
 * <p>
 * The token is a parameter of each call and kept nowhere. There is no operation here that changes more than one issue: Sentry's
 * {@code PUT} on the list of issues changes every issue that matches, which is all of them when nothing is asked for.
 *
 * @see <a href="https://docs.sentry.io/api/">Sentry API reference</a>
 */
@RegisterRestClient(configKey = "sentry")
@ProviderClient("sentry")
@Path("/api/0/organizations/{org}")
@Produces(MediaType.APPLICATION_JSON)
public interface SentryApi {

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    @GET
    @Path("/")
    Uni<RestResponse<Organization>> getOrganization(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @QueryParam("detailed") String detailed);

    @GET
    @Path("/stats_v2/")
    Uni<EventStats> getStats(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("org") String org,
            @QueryParam("field") String field, @QueryParam("groupBy") List<String> groupBy,
            @QueryParam("statsPeriod") String period, @QueryParam("interval") String interval,
            @QueryParam("project") List<String> projects, @QueryParam("category") String category);

    /** Multiple values repeat their parameter. */
    @GET
    @Path("/issues/")
    Uni<RestResponse<List<Received<ReceivedIssue>>>> listIssues(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @QueryParam("query") String query, @QueryParam("project") List<String> projects,
            @QueryParam("environment") List<String> environments, @QueryParam("statsPeriod") String period,
            @QueryParam("groupStatsPeriod") String seriesPeriod, @QueryParam("sort") String sort,
            @QueryParam("limit") int limit, @QueryParam("cursor") String cursor,
            @QueryParam("collapse") List<String> collapse);

    @GET
    @Path("/projects/")
    Uni<RestResponse<List<Received<ReceivedProject>>>> listProjects(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("org") String org,
            @QueryParam("per_page") int perPage, @QueryParam("cursor") String cursor);

    @GET
    @Path("/shortids/{shortId}/")
    Uni<ResolvedShortId> resolveShortId(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @PathParam("shortId") String shortId);

    @GET
    @Path("/issues/{issue}/")
    Uni<Received<ReceivedIssue>> getIssue(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org,
            @PathParam("issue") String issue, @QueryParam("collapse") List<String> collapse);

    @PUT
    @Path("/issues/{issue}/")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Received<ReceivedIssue>> updateIssue(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org,
            @PathParam("issue") String issue, IssueChange.Body change);

    @GET
    @Path("/issues/{issue}/events/latest/")
    Uni<Received<ReceivedEvent>> getLatestEvent(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("org") String org, @PathParam("issue") String issue);
}
