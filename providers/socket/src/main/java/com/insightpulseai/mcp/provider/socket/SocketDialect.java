package com.insightpulseai.mcp.provider.socket;

import java.util.Optional;

import com.insightpulseai.mcp.upstream.UpstreamDialect;

/**
 * How Socket refuses. It answers 403 both to a token that lacks a scope and to a plan without the quota for a method:
 * either way the stored key does not carry the call.
 */
final class SocketDialect implements UpstreamDialect {

    @Override
    public String provider() {
        return "socket";
    }

    @Override
    public String displayName() {
        return "Socket";
    }

    @Override
    public Optional<String> credentialsRejected(int status) {
        return switch (status) {
            case 401 -> Optional.of("Socket rejected the stored API token.");
            case 403 -> Optional.of("Socket does not allow this with the stored API token: it lacks a scope, or the plan lacks "
                    + "the quota.");
            default -> Optional.empty();
        };
    }
}
