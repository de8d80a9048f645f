/**
 * How providers, database and vault are: checks of providers, what the database knows of earlier ones, and the report
 * made of both within 5 s. What a provider is asked is a {@link com.insightpulseai.mcp.health.ProviderHealthCheck} in
 * the provider's own module.
 */
package com.insightpulseai.mcp.health;
