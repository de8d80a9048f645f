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

    /** A check that is younger spares the provider a new one. More than the monitor's interval. */
    @WithDefault("90s")
    Duration fresh();

    /** What a check made for somebody else found is good enough for an anonymous monitor while it is younger. */
    @WithDefault("10s")
    Duration reuse();
}
