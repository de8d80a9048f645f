package com.insightpulseai.mcp.access;

import java.util.List;

/**
 * Contributes trusted issuers. Every CDI bean of this type is asked once at start, so a module adds an issuer by adding a bean.
 */
public interface TrustedIssuerSource {

    /**
     * The issuers to trust; empty when not configured.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException when the configuration is wrong, which stops the start
     */
    List<TrustedIssuer> issuers();
}
