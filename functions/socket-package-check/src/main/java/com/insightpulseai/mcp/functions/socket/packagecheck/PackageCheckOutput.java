package com.insightpulseai.mcp.functions.socket.packagecheck;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.packages.PackageReport;
import com.insightpulseai.mcp.provider.socket.packages.PackageReports;
import com.insightpulseai.mcp.tool.AnswerSize;

/** What Socket knows about the packages; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageCheckOutput(
        @JsonPropertyDescription("Packages that Socket knows, worst first") List<PackageReport> packages,
        @JsonPropertyDescription("Number of packages that Socket knows") int packagesTotal,
        @JsonPropertyDescription("Package URLs that Socket has nothing on; nothing is known about their safety") List<String> unknown,
        @JsonPropertyDescription("Number of packages that Socket has nothing on") int unknownTotal,
        @JsonPropertyDescription("True if packages were left out of either list") boolean truncated,
        @JsonPropertyDescription("Advice on how to go on") Optional<String> hint,
        @JsonPropertyDescription("Number of packages and alerts that Socket sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    private static final int UNKNOWN_BYTES = 40 << 10;
    private static final String REST = "The answer is cut: ask for the packages that are missing here in a call of their own, or "
            + "for fewer alerts per package";

    private static final String UNMATCHED = "Socket named packages that match none asked for: where some are unknown, look at the "
            + "unmatched ones";

    static PackageCheckOutput of(PackageReports reports, AnswerSize size) {
        List<PackageReport> known = size.fitting(reports.known());
        List<String> unknown = size.fitting(reports.unknown(), UNKNOWN_BYTES);
        boolean truncated = known.size() < reports.known().size() || unknown.size() < reports.unknown().size()
                || reports.leftOut() > 0;
        boolean unmatched = reports.known().stream().anyMatch(report -> report.unmatched().isPresent());
        String hint = Stream.of(truncated ? REST : "", unmatched ? UNMATCHED : "").filter(text -> !text.isEmpty())
                .collect(Collectors.joining(". "));
        return new PackageCheckOutput(known, reports.known().size(), unknown, reports.unknown().size(), truncated,
                Optional.of(hint).filter(text -> !text.isEmpty()), reports.unreadable());
    }
}
