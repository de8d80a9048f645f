package com.insightpulseai.mcp.health;

import com.insightpulseai.mcp.tool.ProviderAccess;

import io.smallrye.mutiny.Uni;

/** Finds out how one provider is. A CDI bean for each provider. */
public interface ProviderHealthCheck {

    /** The provider's name in {@code provider-config.yaml}. */
    String provider();

    /** Asks the provider, however down it is known to be, within the time of the access. Never fails. */
    Uni<ProviderHealth> check(ProviderAccess access);
}
