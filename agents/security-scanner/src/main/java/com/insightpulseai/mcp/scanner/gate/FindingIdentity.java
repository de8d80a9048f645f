package com.insightpulseai.mcp.scanner.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * The identity of a finding across scans. A vulnerability is the same in every version of its package: an upgrade that still
 * has it brings nothing new. Everything else, malware above all, is of one version.
 *
 * @param ecosystem of the package
 * @param name of the package
 * @param version of the package; empty for a vulnerability
 * @param subject id of a vulnerability, else the type
 */
record FindingIdentity(String ecosystem, String name, String version, String subject) {

    /** Returns the identities of a finding, one for each id of a vulnerability. Two findings are the same if they share one. */
    static List<FindingIdentity> of(Finding finding) {
        Set<String> ids = vulnerabilityIds(finding);
        AffectedPackage affected = finding.affectedPackage();
        return ids.isEmpty()
                ? List.of(new FindingIdentity(affected.ecosystem(), affected.name(), affected.version().orElse(""),
                        finding.type()))
                : ids.stream().map(id -> new FindingIdentity(affected.ecosystem(), affected.name(), "", id)).toList();
    }

    /** Returns the identity that stays when a vulnerability gets further ids: the advisory is there before the CVE. */
    static FindingIdentity stable(Finding finding) {
        return of(finding).stream()
                .min(Comparator.comparing((FindingIdentity one) -> !one.subject().startsWith("GHSA-"))
                        .thenComparing(FindingIdentity::subject))
                .orElseThrow();
    }

    /** Returns all ids of a vulnerability in capital letters, in alphabetical order; none for other findings. */
    static Set<String> vulnerabilityIds(Finding finding) {
        Set<String> ids = new TreeSet<>();
        finding.vulnerability().ifPresent(vulnerability -> Stream
                .concat(vulnerability.id().stream(), vulnerability.aliases().stream())
                .filter(id -> !id.isBlank()).forEach(id -> ids.add(id.strip().toUpperCase(Locale.ROOT))));
        return ids;
    }

    /**
     * Returns the digest of the identity in a manifest, as 64 hexadecimal digits.
     *
     * @param ordinal from 1, among findings of one identity in one manifest
     */
    String fingerprint(String manifest, int ordinal) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (String part : List.of(ecosystem, name, version, subject, manifest, ordinal > 1 ? String.valueOf(ordinal) : "")) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
