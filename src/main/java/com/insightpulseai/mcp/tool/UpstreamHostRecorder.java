package com.insightpulseai.mcp.tool;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.egress.UpstreamObserver;

/** Notes the provider's host for the audit row, and refuses a provider that the call is not about. */
@ApplicationScoped
class UpstreamHostRecorder implements UpstreamObserver {

    private final ToolCall call;

    UpstreamHostRecorder(ToolCall call) {
        this.call = call;
    }

    @Override
    public void contacting(String provider, String host) {
        call.policy()
                .filter(policy -> policy.id().provider().equals(provider))
                .orElseThrow(() -> new IllegalStateException("no call of provider " + provider + " is being made"));
        call.contacting(host);
    }
}
