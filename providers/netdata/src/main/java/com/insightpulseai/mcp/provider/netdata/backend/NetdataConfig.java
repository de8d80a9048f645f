package com.insightpulseai.mcp.provider.netdata.backend;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tools find out what they talk to. */
@ConfigMapping(prefix = "mcp.netdata")
public interface NetdataConfig {

    /** A base URL with this host is Netdata Cloud's, any other an Agent's. Netdata Cloud On-Prem has a host of its own. */
    @WithDefault("app.netdata.cloud")
    String cloudHost();

    /** How long a process remembers which version of the API its Agent speaks. */
    @WithDefault("5m")
    Duration versionMemory();
}
