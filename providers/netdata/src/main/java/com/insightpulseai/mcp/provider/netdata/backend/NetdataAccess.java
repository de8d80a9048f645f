package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.Optional;

import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * What a session may use, kept no longer than the session. An Agent needs nothing unless it is protected.
 *
 * @param bearerToken for an Agent that is protected by bearer tokens
 * @param managementKey for silencing an Agent's alerts
 * @param cloudToken an API token of Netdata Cloud
 * @param space id of the space at Netdata Cloud
 * @param room id of the room in that space
 */
public record NetdataAccess(Optional<VaultSecret> bearerToken, Optional<VaultSecret> managementKey,
        Optional<VaultSecret> cloudToken, Optional<String> space, Optional<String> room) {

    /** The secrets and settings granted to a call. */
    public static NetdataAccess of(ProviderAccess access) {
        return new NetdataAccess(access.optionalSecret("netdata_bearer_token"), access.optionalSecret("netdata_management_key"),
                access.optionalSecret("netdata_cloud_token"), access.setting("space"), access.setting("room"));
    }

    public String agentAuthorization() {
        return bearerToken.map(token -> "Bearer " + token.reveal()).orElse(null); // null sends no header
    }

    String managementAuthorization() {
        return managementKey.orElseThrow(() -> missing("The vault has no netdata_management_key, which the Netdata Agent asks "
                + "for.")).reveal();
    }

    String cloudAuthorization() {
        return "Bearer "
                + cloudToken.orElseThrow(() -> missing("The vault has no netdata_cloud_token, which Netdata Cloud asks "
                        + "for.")).reveal();
    }

    String requiredSpace() {
        return space.orElseThrow(() -> missing("The provider's setting space, its space at Netdata Cloud, is not set."));
    }

    String requiredRoom() {
        return room.orElseThrow(() -> missing("The provider's setting room, its room at Netdata Cloud, is not set."));
    }

    private static ProblemException missing(String detail) {
        return ProblemException.of(ProblemCode.UNAVAILABLE, detail);
    }
}
