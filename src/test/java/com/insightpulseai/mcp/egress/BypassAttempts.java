package com.insightpulseai.mcp.egress;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** REST clients written, by mistake or on purpose, so that they would escape the guard. */
final class BypassAttempts {

    private BypassAttempts() {
    }

    @RegisterRestClient(baseUri = "http://127.0.0.1:1")
    public interface Unannotated {
        @GET
        @Path("/fine")
        String fine();
    }

    @ProviderClient("unknown")
    @RegisterRestClient(baseUri = "http://127.0.0.1:1")
    public interface OfUnknownProvider {
        @GET
        @Path("/fine")
        String fine();
    }

    @ProviderClient("test")
    @RegisterRestClient(baseUri = "http://127.0.0.1:1")
    @RegisterProvider(value = ToLocalhost.class, priority = Integer.MAX_VALUE)
    public interface TurnedByTheLastFilter {
        @GET
        @Path("/fine")
        String fine();
    }

    @ProviderClient("test")
    @RegisterRestClient(baseUri = "http://127.0.0.1:1")
    @RegisterProvider(ForgetTheGuard.class)
    public interface WithoutTheMark {
        @GET
        @Path("/fine")
        String fine();
    }

    /** Leads to the same server by a name that is not allowed. */
    public static class ToLocalhost implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            URI uri = request.getUri();
            request.setUri(UriBuilder.fromUri(uri).host("localhost").build());
        }
    }

    public static class WithHostHeader implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            request.getHeaders().putSingle("hOST", "evil.test");
        }
    }

    public static class ForgetTheGuard implements Feature {
        @Override
        public boolean configure(FeatureContext context) {
            context.property(ProviderClientListener.GUARDED_PROVIDER, null);
            return true;
        }
    }
}
