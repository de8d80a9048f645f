package com.insightpulseai.mcp.scanner.github.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.scanner.gate.GateFile;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.report.FindingLabel;
import com.insightpulseai.mcp.scanner.report.FindingTypes;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportSummary;

/** The part of a comment that says to the author of a change how it can pass. */
final class NextSteps {

    private static final int MOST_PACKAGES = 5;
    private static final int MOST_VERSIONS = 3;
    private static final List<String> MALWARE = List.of("malware", "gptMalware");

    private NextSteps() {
    }

    /** Returns the part in Markdown, bounded in size whatever the findings are. */
    static String of(GateReport report) {
        List<JudgedFinding> counting = report.findings().stream().filter(JudgedFinding::counts).toList();
        Map<String, List<JudgedFinding>> byPackage = new LinkedHashMap<>();
        for (JudgedFinding finding : counting) {
            byPackage.computeIfAbsent(FindingLabel.of(finding).coordinates(), name -> new ArrayList<>()).add(finding);
        }
        StringBuilder text = new StringBuilder("\n#### What to do\n\n");
        byPackage.entrySet().stream().limit(MOST_PACKAGES)
                .forEach(entry -> text.append("- ").append(step(entry.getKey(), entry.getValue())).append('\n'));
        if (byPackage.size() > MOST_PACKAGES) {
            text.append("- and the same for ")
                    .append(ReportSummary.amount(byPackage.size() - MOST_PACKAGES, "more package", "more packages"))
                    .append('\n');
        }
        counting.stream().filter(finding -> !isMalware(finding)).map(finding -> AllowSnippet.of(finding, report.startedAt()))
                .flatMap(Optional::stream).findFirst().ifPresent(entry -> text.append(allowance(entry)));
        return text.toString();
    }

    private static String step(String coordinates, List<JudgedFinding> findings) {
        String name = MarkdownText.code(coordinates);
        Optional<JudgedFinding> malware = findings.stream().filter(NextSteps::isMalware).findFirst();
        if (malware.isPresent()) {
            return "**Remove " + name + "**: " + FindingTypes.of(malware.get().finding().type()).title()
                    + ". If it was installed, renew every credential within its reach.";
        }
        List<FindingLabel> labels = findings.stream().map(FindingLabel::of).toList();
        List<String> versions = labels.stream().map(FindingLabel::fixedIn).distinct().toList();
        if (!versions.contains("")) {
            List<String> shown = versions.stream().limit(MOST_VERSIONS).map(MarkdownText::code).toList();
            return "**Upgrade " + name + "** to " + String.join(" and ", shown)
                    + (versions.size() == 1 ? " or later." : ", whichever is later.");
        }
        FindingLabel first = labels.stream().filter(label -> label.fixedIn().isEmpty()).findFirst().orElse(labels.get(0));
        String advice = first.fix().isEmpty() ? FindingTypes.of(first.type()).advice() : first.fix();
        return "**" + name + "**: " + MarkdownText.prose(advice);
    }

    private static boolean isMalware(JudgedFinding finding) {
        return MALWARE.contains(finding.finding().type());
    }

    private static String allowance(String entry) {
        return "\nIf a finding does no harm here, allow it in `" + GateFile.NAME + "`, with a reason and a last day. "
                + "For a pull request the file of the target branch counts.\n\n```yaml\n" + entry + "```\n";
    }
}
