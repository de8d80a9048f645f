package com.insightpulseai.mcp.functions.health;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.RestResponse;

import com.insightpulseai.mcp.health.HealthReport;
import com.insightpulseai.mcp.health.HealthService;
import com.insightpulseai.mcp.health.HealthStatus;

import io.smallrye.mutiny.Uni;

/**
 * How the providers are, with the database and the vault: for monitors without a token in status words and times, for callers
 * with a role in full. Answers 503 when anything is down, else 200.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class Health {

    private final HealthService reports;

    Health(HealthService reports) {
        this.reports = reports;
    }

    /** All providers that are switched on. */
    @GET
    @Path("health")
    public Uni<RestResponse<HealthAnswer>> all(@Context HttpHeaders headers) {
        return answer(Optional.empty(), headers.getHeaderString(HttpHeaders.CACHE_CONTROL));
    }

    /** Where the provider's tool {@code health} is served, its path is the more exact one; this is all the others. */
    @POST
    @Path("providers/{provider}/health")
    public void call() {
        throw HealthPaths.methodNotAllowed(false);
    }

    /** @param cacheControl null where the request has no such header */
    Uni<RestResponse<HealthAnswer>> answer(Optional<String> provider, String cacheControl) {
        return reports.report(provider, wantsItNow(cacheControl)).map(Health::response);
    }

    private static RestResponse<HealthAnswer> response(HealthReport report) {
        Status status = report.status() == HealthStatus.DOWN ? Status.SERVICE_UNAVAILABLE : Status.OK;
        return RestResponse.ResponseBuilder.create(status, HealthAnswer.of(report)).type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** RFC 9111, section 5.2.1.4. */
    private static boolean wantsItNow(String cacheControl) {
        return cacheControl != null
                && Stream.of(cacheControl.split(",")).anyMatch(directive -> directive.strip().equalsIgnoreCase("no-cache"));
    }
}
