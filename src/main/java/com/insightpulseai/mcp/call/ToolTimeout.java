package com.insightpulseai.mcp.call;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Ends a tool that takes longer than its {@code timeout_ms}: it is cancelled, and the caller gets {@code upstream_timeout}. */
@ApplicationScoped
class ToolTimeout {

    private final EventLoopTimer timer;

    ToolTimeout(EventLoopTimer timer) {
        this.timer = timer;
    }

    <T> Uni<T> limit(AdmittedCall call, Uni<T> tool) {
        return timer.limit(tool, call.policy().timeout(), ProblemException::upstreamTimeout);
    }
}
