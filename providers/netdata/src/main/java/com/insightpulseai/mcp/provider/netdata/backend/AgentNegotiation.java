package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.Optional;
import java.util.OptionalInt;

import com.insightpulseai.mcp.provider.netdata.backend.AgentVersions.Version;
import com.insightpulseai.mcp.provider.netdata.wire.AgentInfoV1;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/**
 * Finds out which version of the API an Agent speaks.
 * <p>
 * A proxy before an Agent that restarts finds none of its addresses. So an Agent counts as an older one only where it names an
 * older version itself, and names it again for each call, because it may have been upgraded.
 */
public record AgentNegotiation(NetdataApi api, NetdataAccess access, AgentVersions versions, UpstreamSession upstream) {

    private static final int NOT_FOUND = 404;
    /** The first whole version with version 3 of the API. */
    private static final int FIRST_NEWER = 2;

    /** The Agent in the version that it speaks; fails as the requests fail by which it is found out. */
    public Uni<NetdataTarget> target() {
        Optional<Version> known = versions.known();
        if (known.isEmpty()) {
            return upstream.read(() -> api.info(access.agentAuthorization()).onItem().ifNotNull()
                    .transform(Unchecked.function(Received::required))).map(info -> newer())
                    .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND)).recoverWithUni(this::confirmed);
        }
        return known.get() == Version.V3 ? Uni.createFrom().item(newer()) : confirmed();
    }

    /** By the address that Agents of all versions have. */
    private Uni<NetdataTarget> confirmed() {
        return upstream.read(() -> api.infoV1(access.agentAuthorization()).onItem().ifNotNull()
                .transform(Unchecked.function(Received::required))).map(this::named)
                .onFailure().invoke(versions::forget);
    }

    private NetdataTarget named(AgentInfoV1 info) {
        OptionalInt major = info.majorVersion();
        if (major.isEmpty()) {
            throw ProblemException.upstreamError("The Netdata Agent does not name its version.");
        }
        return major.getAsInt() < FIRST_NEWER ? older(info) : newer();
    }

    private NetdataTarget newer() {
        versions.learnt(Version.V3);
        return new AgentV3(api, access, upstream);
    }

    private NetdataTarget older(AgentInfoV1 info) {
        versions.learnt(Version.V1);
        return new AgentV1(api, access, upstream, info);
    }
}
