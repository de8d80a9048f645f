package com.insightpulseai.mcp.provider.socket.wire;

import java.util.Optional;

/**
 * A published vulnerability, as the {@code props} of an alert name it.
 *
 * @param cve its CVE id; it has this, {@code ghsa} or both
 * @param ghsa its GitHub advisory
 * @param cvssScore as received
 * @param knownExploited whether CISA's catalogue lists it
 * @param firstPatched the first version without it
 */
public record Advisory(Optional<String> cve, Optional<String> ghsa, Optional<Double> cvssScore, boolean knownExploited,
        Optional<String> firstPatched) {
}
