package com.insightpulseai.mcp.call;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.egress.UpstreamObserver;

import io.quarkus.arc.Arc;

/** Notes the provider's host for the audit row, and refuses a provider that the call is not about. */
@ApplicationScoped
class UpstreamHostRecorder implements UpstreamObserver {

    private final ToolCall call;

    UpstreamHostRecorder(ToolCall call) {
        this.call = call;
    }

    @Override
    public void contacting(String provider, String host) {
        // A check of health is nobody's call; on a schedule not even a request's.
        if (!Arc.container().requestContext().isActive()) {
            return;
        }
        call.policy().ifPresent(policy -> {
            if (!policy.id().provider().equals(provider)) {
                throw new IllegalStateException("no call of provider " + provider + " is being made");
            }
            call.contacting(host);
        });
    }
}
