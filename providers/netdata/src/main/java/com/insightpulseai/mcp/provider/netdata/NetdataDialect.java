package com.insightpulseai.mcp.provider.netdata;

import java.util.Optional;

import com.insightpulseai.mcp.upstream.UpstreamDialect;

/**
 * How Netdata refuses. An Agent that is protected by bearer tokens answers 412 to a wrong token and to none; what works only
 * with Netdata Cloud gets 451.
 */
final class NetdataDialect implements UpstreamDialect {

    private static final int PRECONDITION_FAILED = 412;
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;

    @Override
    public String provider() {
        return "netdata";
    }

    @Override
    public String displayName() {
        return "Netdata";
    }

    @Override
    public Optional<String> credentialsRejected(int status) {
        return switch (status) {
            case 401 -> Optional.of("Netdata rejected the stored token.");
            case 403 -> Optional.of("Netdata does not allow this with the stored token or key, or not from this address.");
            case PRECONDITION_FAILED -> Optional.of("The Netdata Agent is protected by bearer tokens, and the stored one is "
                    + "missing, wrong or expired.");
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> explained(int status) {
        return status == UNAVAILABLE_FOR_LEGAL_REASONS
                ? Optional.of("The Netdata Agent offers this through Netdata Cloud only.")
                : Optional.empty();
    }
}
