package com.insightpulseai.mcp.monitor;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When providers are checked unasked. */
@ConfigMapping(prefix = "mcp.monitor")
public interface MonitorConfig {

    /**
     * How often rounds are made, at least 1 s. A function's schedule has to say the same, for what a check finds is good for
     * three intervals.
     */
    @WithDefault("60s")
    Duration interval();

    /** Whether a hub makes rounds; a function always does when it is invoked. */
    @WithDefault("true")
    boolean enabled();
}
