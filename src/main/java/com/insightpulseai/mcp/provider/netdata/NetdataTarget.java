package com.insightpulseai.mcp.provider.netdata;

/** One of the three that Netdata can be. Each answers the same questions in the same terms. */
sealed interface NetdataTarget permits AgentV3, AgentV1, NetdataCloud {

    /** The wire name: {@code agent_v3}, {@code agent_v1} or {@code cloud}. */
    String wireName();
}
