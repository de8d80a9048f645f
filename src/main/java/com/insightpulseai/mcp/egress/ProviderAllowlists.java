package com.insightpulseai.mcp.egress;

import java.util.Collection;
import java.util.Optional;

/** The allowlists of the configured providers, a CDI bean. Without one, every provider request is refused. */
public interface ProviderAllowlists {

    /**
     * One provider's allowlist.
     *
     * @param provider the provider's name in {@code provider-config.yaml}
     * @return its allowlist, or empty if there is no such provider, in which case the request is refused
     */
    Optional<HostnameAllowlist> forProvider(String provider);

    /**
     * Every provider's allowlist. Asked on each new connection, on an event loop: must not block.
     *
     * @return the allowlists, in any order
     */
    Collection<HostnameAllowlist> all();
}
