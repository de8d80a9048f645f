package com.insightpulseai.mcp.agents.release;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Numbers;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.ListedFinding;
import com.insightpulseai.mcp.sdk.socket.ListedFinding.Severity;
import com.insightpulseai.mcp.sdk.socket.Location;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/**
 * No critical finding, and a bounded number of high ones. A finding counts until its every place was triaged away.
 *
 * @param mostHigh how many high findings may be open
 */
record FindingRule(long mostHigh) {

    private static final String IGNORED = "ignore";
    private static final String CLEARED = "cleared";

    void judge(List<ListedFinding> findings, Evidence evidence) {
        List<ListedFinding> open = findings.stream().filter(FindingRule::isOpen).toList();
        long odd = open.stream().filter(finding -> finding.severity() == Severity.UNKNOWN
                || finding.severity() == Severity.UNRECOGNIZED).count();
        if (odd > 0) {
            evidence.unknown(new Gap("findings", "the severity of " + odd + " of them is unknown"));
        }
        List<ListedFinding> high = open.stream().filter(finding -> finding.severity() == Severity.HIGH).toList();
        open.stream().filter(finding -> finding.severity() == Severity.CRITICAL).map(FindingRule::reason)
                .forEach(evidence::against);
        if (high.size() > mostHigh) {
            evidence.against(new Reason("high_findings", Phrase.of(Numbers.count(high.size(), "high finding") + " where "
                    + mostHigh + " may be open (--max-high)"), new JsonFields().put("count", high.size())
                            .put("allowed", mostHigh)));
        }
        high.stream().map(FindingRule::reason).forEach(evidence::note);
        if (open.size() < findings.size()) {
            evidence.note(new Reason("triaged_findings", Phrase.of(Numbers.count(findings.size() - open.size(), "finding")
                    + " triaged away or cleared"), new JsonFields().put("count", findings.size() - open.size())));
        }
    }

    private static boolean isOpen(ListedFinding finding) {
        boolean isCleared = finding.status().filter(CLEARED::equals).isPresent();
        boolean allShown = finding.locationsTotal() <= finding.locations().size();
        boolean allIgnored = !finding.locations().isEmpty() && allShown && finding.locations().stream()
                .allMatch(location -> location.action().filter(IGNORED::equals).isPresent());
        return !isCleared && !allIgnored;
    }

    private static Reason reason(ListedFinding finding) {
        Optional<AffectedPackage> found = finding.locations().stream().map(Location::affectedPackage).flatMap(Optional::stream)
                .findFirst();
        String name = found.map(each -> each.name() + each.version().map(version -> " " + version).orElse("")).orElse("");
        Optional<String> id = finding.vulnerability().flatMap(Vulnerability::id);
        Phrase phrase = Phrase.of(finding.severity().word() + " ").thenForeign(finding.type())
                .then(name.isEmpty() ? "" : " in ")
                .thenForeign(name).then(id.isPresent() ? ", " : "").thenForeign(id.orElse(""))
                .then(finding.vulnerability().filter(Vulnerability::knownExploited).isPresent() ? ", known to be exploited"
                        : "")
                .then(finding.dashboardUrl().isPresent() ? " " : "");
        return new Reason("finding", finding.dashboardUrl().map(phrase::thenLink).orElse(phrase),
                new JsonFields().put("severity", finding.severity().word()).put("type", finding.type())
                        .put("package", found.map(AffectedPackage::name))
                        .put("version", found.flatMap(AffectedPackage::version))
                        .put("vulnerability", id).put("key", finding.key()).put("url", finding.dashboardUrl()));
    }
}
