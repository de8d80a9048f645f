package com.insightpulseai.mcp.provider.socket.packages;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.finding.Finding;
import com.insightpulseai.mcp.provider.socket.finding.Severity;

/** One alert about a package that was asked for. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageAlert(
        @JsonPropertyDescription("critical, high, medium, low or unknown") Severity severity,
        @JsonPropertyDescription("Kind of alert in Socket's words, such as malware") String type,
        @JsonPropertyDescription("Such as supplyChainRisk or vulnerability") Optional<String> category,
        @JsonPropertyDescription("File in the package the alert points at") Optional<String> file,
        @JsonPropertyDescription("Action by the organization's policy: error, warn, monitor or ignore") Optional<String> action,
        @JsonPropertyDescription("Socket's key of the alert, for triage; absent where Socket names none") Optional<String> key,
        @JsonPropertyDescription("Way to fix it") Optional<String> fix) {

    static PackageAlert of(Finding finding) {
        return new PackageAlert(finding.severity(), finding.type(), finding.category(), finding.file(), finding.action(),
                finding.key(), finding.fix());
    }
}
