package com.insightpulseai.mcp.provider.netdata;

import com.insightpulseai.mcp.upstream.UpstreamSession;

/** Netdata Cloud: all nodes of a room. */
record NetdataCloud(NetdataCloudApi api, NetdataAccess access, UpstreamSession upstream) implements NetdataTarget {

    @Override
    public String wireName() {
        return "cloud";
    }
}
