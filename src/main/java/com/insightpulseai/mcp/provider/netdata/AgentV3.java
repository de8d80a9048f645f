package com.insightpulseai.mcp.provider.netdata;

import com.insightpulseai.mcp.upstream.UpstreamSession;

/** An Agent since 2.0, asked in version 3 of its API. */
record AgentV3(NetdataApi api, NetdataAccess access, UpstreamSession upstream) implements NetdataTarget {

    @Override
    public String wireName() {
        return "agent_v3";
    }
}
