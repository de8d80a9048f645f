package com.insightpulseai.mcp.egress;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses the requests of any REST client that {@link ProviderClientListener} did not see, for example because an executable
 * was built without its registration. Quarkus gives this filter to every REST client at build time, independently of it.
 */
@Provider
public class UnguardedClientFilter implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getConfiguration().getProperty(ProviderClientListener.GUARDED_PROVIDER) == null) {
            throw HostnameNotAllowedException.noHost("its REST client was built without the egress guard");
        }
    }
}
