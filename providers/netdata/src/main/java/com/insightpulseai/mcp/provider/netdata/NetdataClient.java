package com.insightpulseai.mcp.provider.netdata;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.provider.netdata.backend.AgentVersions;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataAccess;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataApi;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataCloud;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataCloudApi;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataConfig;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.upstream.Upstreams;

/** Opens sessions with Netdata: with Netdata Cloud if the provider's base URL names its host, else with an Agent. */
@Singleton
public class NetdataClient {

    private static final NetdataDialect DIALECT = new NetdataDialect();

    private final NetdataApi agent;
    private final NetdataCloudApi cloud;
    private final AgentVersions versions;
    private final Upstreams upstreams;
    private final boolean inCloud;

    NetdataClient(@RestClient NetdataApi agent, @RestClient NetdataCloudApi cloud, AgentVersions versions, Upstreams upstreams,
            NetdataConfig config, @ConfigProperty(name = "providers.netdata.base_url") Optional<URI> baseUrl) {
        this.agent = agent;
        this.cloud = cloud;
        this.versions = versions;
        this.upstreams = upstreams;
        this.inCloud = baseUrl.filter(url -> config.cloudHost().equalsIgnoreCase(url.getHost())).isPresent();
    }

    /** Opens a session for a tool call, with the secrets granted to it and what is left of its time. */
    public NetdataSession session(ProviderAccess granted) {
        return session(NetdataAccess.of(granted), granted.remaining());
    }

    /**
     * Opens a session.
     *
     * @param limit how long the session may take altogether
     */
    public NetdataSession session(NetdataAccess access, Duration limit) {
        return session(access, upstreams.open(DIALECT, limit));
    }

    /** Opens a session for a check of health, which asks however often Netdata has failed, and never twice. */
    NetdataSession sessionForCheck(ProviderAccess granted) {
        return session(NetdataAccess.of(granted), upstreams.openForCheck(DIALECT, granted.remaining()));
    }

    private NetdataSession session(NetdataAccess access, UpstreamSession upstream) {
        return inCloud ? new NetdataSession(new NetdataCloud(cloud, access, upstream), upstream)
                : new NetdataSession(agent, access, versions, upstream);
    }
}
