package com.insightpulseai.mcp.provider.socket;

import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** What every question to Socket needs: one organization, one token, one limit of time. */
record SocketAccess(SocketApi api, String org, VaultSecret token, UpstreamSession upstream) {

    String authorization() {
        return "Bearer " + token.reveal();
    }

    /** Whether it was time that ran out. */
    static boolean tookTooLong(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ProblemCode.UPSTREAM_TIMEOUT;
    }
}
