package com.insightpulseai.mcp.call;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.egress.UpstreamObserver;

import io.quarkus.arc.Arc;

/** Notes the provider's host for the audit row, and stops requests that the call's interceptors have not opened the way for. */
@ApplicationScoped
class UpstreamHostRecorder implements UpstreamObserver {

    private final CurrentCall call;

    UpstreamHostRecorder(CurrentCall call) {
        this.call = call;
    }

    @Override
    public void contacting(String provider, String host) {
        // A check of health is no caller's call; on a schedule not even a request's.
        if (!Arc.container().requestContext().isActive()) {
            return;
        }
        if (call.opened().isPresent()) {
            if (!call.mayContact(provider)) {
                throw new IllegalStateException("no call of provider " + provider + " is being made");
            }
            call.contacting(host);
        }
    }
}
