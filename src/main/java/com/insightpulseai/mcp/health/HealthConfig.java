package com.insightpulseai.mcp.health;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a provider counts as unwell. */
@ConfigMapping(prefix = "mcp.health")
public interface HealthConfig {

    /** An answer that takes longer makes the provider degraded. */
    @WithDefault("2s")
    Duration slow();
}
