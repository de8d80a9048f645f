package com.insightpulseai.mcp.scanner;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/** Findings for tests: malware in lodash 4.17.20 of npm, unless something else is said. Immutable. */
public record FindingBuilder(Severity severity, String type, Optional<Vulnerability> vulnerability, String ecosystem,
        String name,
        Optional<String> version, List<String> manifests, Optional<String> action, Optional<String> key, Optional<String> fix) {

    public static FindingBuilder malware() {
        return new FindingBuilder(Severity.CRITICAL, "malware", Optional.empty(), "npm", "lodash", Optional.of("4.17.20"),
                List.of("package-lock.json"), Optional.of("error"), Optional.of("Qmalware-of-lodash"), Optional.empty());
    }

    public static FindingBuilder vulnerability(String id, String... aliases) {
        return malware().type("criticalCVE").key("Qvulnerability-of-lodash").cause(Optional.of(
                new Vulnerability(Optional.of(id), List.of(aliases), Optional.of(9.8), false, Optional.of("4.17.21"))));
    }

    public FindingBuilder severity(Severity other) {
        return new FindingBuilder(other, type, vulnerability, ecosystem, name, version, manifests, action, key, fix);
    }

    public FindingBuilder type(String other) {
        return new FindingBuilder(severity, other, vulnerability, ecosystem, name, version, manifests, action, key, fix);
    }

    public FindingBuilder cause(Optional<Vulnerability> other) {
        return new FindingBuilder(severity, type, other, ecosystem, name, version, manifests, action, key, fix);
    }

    public FindingBuilder of(String otherEcosystem, String otherName, String otherVersion) {
        return new FindingBuilder(severity, type, vulnerability, otherEcosystem, otherName, Optional.of(otherVersion),
                manifests,
                action, key, fix);
    }

    public FindingBuilder version(String other) {
        return of(ecosystem, name, other);
    }

    public FindingBuilder in(String... others) {
        return new FindingBuilder(severity, type, vulnerability, ecosystem, name, version, List.of(others), action, key, fix);
    }

    public FindingBuilder action(String other) {
        return new FindingBuilder(severity, type, vulnerability, ecosystem, name, version, manifests,
                Optional.ofNullable(other),
                key, fix);
    }

    public FindingBuilder key(String other) {
        return new FindingBuilder(severity, type, vulnerability, ecosystem, name, version, manifests, action,
                Optional.of(other),
                fix);
    }

    public FindingBuilder fix(String other) {
        return new FindingBuilder(severity, type, vulnerability, ecosystem, name, version, manifests, action, key,
                Optional.of(other));
    }

    public Finding build() {
        return new Finding(severity, type, Optional.of("supplyChainRisk"), vulnerability,
                new AffectedPackage(ecosystem, name, version), true, manifests,
                manifests.stream().map(file -> new ManifestPosition(file, 10, 16)).toList(), Optional.of("index.js"), action,
                key,
                fix);
    }
}
