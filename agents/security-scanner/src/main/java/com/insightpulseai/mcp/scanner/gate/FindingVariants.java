package com.insightpulseai.mcp.scanner.gate;

import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * The part of a finding that its variants have in common. Releases of one version for several platforms have the same findings,
 * and a type is found in several files of a package.
 *
 * @param identity that stays between scans
 * @param version of the package, of vulnerabilities too
 */
record FindingVariants(FindingIdentity identity, String version) {

    static FindingVariants of(Finding finding) {
        return new FindingVariants(FindingIdentity.stable(finding), finding.affectedPackage().version().orElse(""));
    }
}
