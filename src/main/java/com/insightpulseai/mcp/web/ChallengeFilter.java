package com.insightpulseai.mcp.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells MCP clients without a valid token where the metadata is by which they find the login.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">RFC 9728: the challenge</a>
 */
class ChallengeFilter {

    private static final String ENDPOINT = "/mcp";
    private static final String SCHEME = "Bearer";

    private final PublicAddress address;

    ChallengeFilter(PublicAddress address) {
        this.address = address;
    }

    @ServerResponseFilter
    void nameMetadata(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getStatus() == Status.UNAUTHORIZED.getStatusCode() && isOfEndpoint(request.getUriInfo().getPath())
                && headers.getFirst(HttpHeaders.WWW_AUTHENTICATE) instanceof String challenge) {
            address.url().ifPresent(
                    url -> headers.putSingle(HttpHeaders.WWW_AUTHENTICATE, withMetadata(challenge, url)));
        }
    }

    static boolean isOfEndpoint(String path) {
        return path.equals(ENDPOINT) || path.startsWith(ENDPOINT + "/");
    }

    /** The first parameter stands after a blank, each further one after a comma (RFC 9110, section 11.6.1). */
    static String withMetadata(String challenge, PublicUrl url) {
        String separator = challenge.equals(SCHEME) ? " " : ", ";
        return challenge + separator + "resource_metadata=\"" + url.metadata() + "\"";
    }
}
