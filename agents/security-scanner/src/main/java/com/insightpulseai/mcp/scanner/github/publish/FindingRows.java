package com.insightpulseai.mcp.scanner.github.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.scanner.report.AdvisoryLink;
import com.insightpulseai.mcp.scanner.report.FindingLabel;
import com.insightpulseai.mcp.scanner.report.FindingTypes;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportPlaces;
import com.insightpulseai.mcp.scanner.report.SarifUri;

/** The table of findings in a comment. */
final class FindingRows {

    private static final String HEADER = "| Severity | Package | Finding | Where | Fixed in |\n"
            + "| --- | --- | --- | --- | --- |\n";
    private static final int LONGEST_PATH = 200;

    private final GitHubJob job;
    private final GateReport report;
    private final ReportPlaces places;

    FindingRows(GitHubJob job, GateReport report) {
        this.job = job;
        this.report = report;
        this.places = new ReportPlaces(report);
    }

    /** Returns the table of those that count, most urgent first, with as many whole rows as there is room for. */
    String table(int mostBytes) {
        List<JudgedFinding> counting = report.findings().stream().filter(JudgedFinding::counts).toList();
        StringBuilder table = new StringBuilder("\n").append(HEADER);
        String more = "\n**And %d more:** see the [summary of the run](" + job.runUrl() + ").\n";
        int room = mostBytes - bytes(table.toString()) - bytes(more) - 10;
        for (int i = 0; i < counting.size(); i++) {
            String row = row(counting.get(i));
            room -= bytes(row);
            if (room < 0) {
                return table.append(more.replace("%d", Integer.toString(counting.size() - i))).toString();
            }
            table.append(row);
        }
        return table.toString();
    }

    private String row(JudgedFinding finding) {
        FindingLabel label = FindingLabel.of(finding);
        return "| " + label.severity() + " | " + MarkdownText.cell(label.coordinates()) + " | " + cause(label) + " | "
                + places.of(finding).map(this::place).orElse("") + " | " + MarkdownText.cell(label.fixedIn()) + " |\n";
    }

    private static String cause(FindingLabel label) {
        String id = AdvisoryLink.of(label.id()).map(page -> "[" + label.id() + "](" + page + ")")
                .orElse(MarkdownText.cell(label.id()));
        return MarkdownText.prose(FindingTypes.of(label.type()).title()) + (id.isEmpty() ? "" : " " + id);
    }

    /** The line in the commit that was scanned, where GitHub can show it. */
    private String place(Place place) {
        String name = MarkdownText.cell(SafeText.oneLine(place.file(), LONGEST_PATH) + ":" + place.line());
        return report.commit().filter(FindingRows::isObjectId).map(commit -> "[" + name + "](" + job.server() + "/"
                + job.repository() + "/blob/" + commit + "/" + SarifUri.of(place.file()) + "#L" + place.line() + ")")
                .orElse(name);
    }

    private static boolean isObjectId(String commit) {
        return (commit.length() == 40 || commit.length() == 64)
                && commit.chars().allMatch(one -> one >= '0' && one <= '9' || one >= 'a' && one <= 'f');
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
