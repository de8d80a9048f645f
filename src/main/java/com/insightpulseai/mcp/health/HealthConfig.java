package com.insightpulseai.mcp.health;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a provider counts as degraded or down, and how fresh a check has to be. */
@ConfigMapping(prefix = "mcp.health")
public interface HealthConfig {

    /** An answer that takes longer makes the provider degraded. */
    @WithDefault("2s")
    Duration slow();

    /** A check that is younger spares the provider a new one. More than the monitor's interval. */
    @WithDefault("90s")
    Duration fresh();

    /** The age up to which an anonymous monitor gets the finding of a check that was made for another request. */
    @WithDefault("10s")
    Duration reuse();
}
