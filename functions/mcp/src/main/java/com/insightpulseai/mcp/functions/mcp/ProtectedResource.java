package com.insightpulseai.mcp.functions.mcp;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.insightpulseai.mcp.access.CallerKind;
import com.insightpulseai.mcp.access.TrustedIssuer;
import com.insightpulseai.mcp.access.TrustedIssuerSource;
import com.insightpulseai.mcp.web.PublicAddress;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.arc.All;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Tells clients where to get a token, if the public URL is set; else there is nothing here, and clients with a token in a
 * header
 * are not led into a login. Both places that clients look at have it: AWS renames the header that names the first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728">RFC 9728, OAuth 2.0 Protected Resource Metadata</a>
 */
@Path("/.well-known/oauth-protected-resource")
@Produces(MediaType.APPLICATION_JSON)
public class ProtectedResource {

    private static final List<String> IN_HEADER = List.of("header");

    private final PublicAddress address;
    private final List<TrustedIssuerSource> sources;

    ProtectedResource(PublicAddress address, @All List<TrustedIssuerSource> sources) {
        this.address = address;
        this.sources = sources;
    }

    /** The fields of the standard. There are no scopes: what a caller may do is its role's affair. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Metadata(String resource, List<String> authorizationServers, List<String> bearerMethodsSupported,
            String resourceName) {
    }

    @GET
    public Metadata root() {
        return metadata();
    }

    @GET
    @Path("mcp")
    public Metadata ofEndpoint() {
        return metadata();
    }

    private Metadata metadata() {
        return address.url()
                .map(known -> new Metadata(known.url().toString(), loginsOfUsers(), IN_HEADER, "MCP Provider System"))
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "There is nothing at this path."));
    }

    private List<String> loginsOfUsers() {
        return sources.stream().flatMap(source -> source.issuers().stream())
                .filter(issuer -> issuer.kind() == CallerKind.USER).map(TrustedIssuer::issuer).toList();
    }
}
