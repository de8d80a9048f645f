package com.insightpulseai.mcp.provider.netdata;

import com.insightpulseai.mcp.upstream.UpstreamSession;

/** An Agent before 2.0, which knows version 1 of the API only. */
record AgentV1(NetdataApi api, NetdataAccess access, UpstreamSession upstream) implements NetdataTarget {

    @Override
    public String wireName() {
        return "agent_v1";
    }
}
