package com.insightpulseai.mcp.scanner.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;

/**
 * The report as JUnit's XML, as Jenkins, GitLab and others read it: a test case for each package of a manifest that has
 * counting or allowed findings, and one for the scan, which passes only if all findings were judged.
 */
final class JunitReport implements ReportFormat {

    private static final String SUITE = "dependency-gate";
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_REASONS = 100;

    private record CaseKey(String manifest, String ecosystem, String coordinates) {
    }

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        ReportSummary summary = new ReportSummary(report);
        Map<CaseKey, List<JudgedFinding>> cases = cases(report);
        long failures = cases.values().stream().filter(JunitReport::fails).count();
        boolean isError = isError(report);
        boolean isUnchanged = !summary.isJudged() && !isError;
        String numbers = attribute("tests", String.valueOf(cases.size() + 1)) + attribute("failures", String.valueOf(failures))
                + attribute("errors", isError ? "1" : "0")
                + attribute("skipped", String.valueOf(cases.size() - failures + (isUnchanged ? 1 : 0)))
                + attribute("time", String.format(Locale.ROOT, "%.3f", report.duration().toMillis() / 1_000.0));
        Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites").append(attribute("name", SUITE)).append(numbers)
                .append(">\n<testsuite").append(attribute("name", SUITE + " " + report.scanName())).append(numbers)
                .append(attribute("timestamp", report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString())).append(">\n");
        verdict(xml, report, summary);
        for (Map.Entry<CaseKey, List<JudgedFinding>> one : cases.entrySet()) {
            testCase(xml, one.getKey(), one.getValue());
        }
        xml.append("</testsuite>\n</testsuites>\n");
        xml.flush();
    }

    /** An unknown verdict, or none for lack of manifests, must not pass; an unchanged one was not tested. */
    private static boolean isError(GateReport report) {
        return switch (report.verdict()) {
            case UNKNOWN, NOTHING_TO_SCAN -> true;
            case CLEAN, FINDINGS, UNCHANGED -> false;
        };
    }

    private static boolean fails(Collection<JudgedFinding> findings) {
        return findings.stream().anyMatch(JudgedFinding::counts);
    }

    private static Map<CaseKey, List<JudgedFinding>> cases(GateReport report) {
        ReportPlaces places = new ReportPlaces(report);
        Map<CaseKey, List<JudgedFinding>> cases = new LinkedHashMap<>();
        for (JudgedFinding finding : report.findings()) {
            if (finding.counts() || finding.status() == FindingStatus.ALLOWED) {
                FindingLabel label = FindingLabel.of(finding);
                cases.computeIfAbsent(new CaseKey(places.of(finding).map(Place::file).orElse(SUITE), label.ecosystem(),
                        label.coordinates()), key -> new ArrayList<>(1)).add(finding);
            }
        }
        return cases;
    }

    private static void verdict(Writer xml, GateReport report, ReportSummary summary) throws IOException {
        xml.append("<testcase").append(attribute("classname", SUITE)).append(attribute("name", "scan"));
        if (summary.isJudged()) {
            xml.append("/>\n");
            return;
        }
        String element = isError(report) ? "error" : "skipped";
        xml.append(">\n<").append(element).append(attribute("message", summary.verdict() + ": " + summary.sentence()))
                .append(isError(report) ? attribute("type", report.verdict().word()) : "").append(">");
        for (String reason : report.reasons().subList(0, Math.min(MOST_REASONS, report.reasons().size()))) {
            xml.append(escaped(reason)).append('\n');
        }
        xml.append("</").append(element).append(">\n</testcase>\n");
    }

    private static void testCase(Writer xml, CaseKey key, List<JudgedFinding> findings) throws IOException {
        xml.append("<testcase").append(attribute("classname", key.manifest()))
                .append(attribute("name", key.ecosystem() + ": " + key.coordinates())).append(">\n");
        if (!fails(findings)) {
            xml.append("<skipped")
                    .append(attribute("message", "allowed: " + findings.get(0).allowedBy().orElse("without a reason")))
                    .append("/>\n");
        }
        for (JudgedFinding finding : findings) {
            if (finding.counts()) {
                failure(xml, finding);
            }
        }
        xml.append("</testcase>\n");
    }

    private static void failure(Writer xml, JudgedFinding finding) throws IOException {
        FindingLabel label = FindingLabel.of(finding);
        xml.append("<failure").append(attribute("message", label.severity() + ": " + label.sentence()))
                .append(attribute("type", label.type())).append(">");
        if (finding.place().isPresent()) {
            xml.append(escaped(finding.place().get().file())).append(":")
                    .append(String.valueOf(finding.place().get().line())).append('\n');
        }
        xml.append(escaped(FindingTypes.of(label.type()).explanation())).append('\n');
        if (!label.fix().isEmpty()) {
            xml.append(escaped(label.fix())).append('\n');
        }
        xml.append("</failure>\n");
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    /** Characters that XML does not allow are dropped, since no escape makes them legal. */
    private static String escaped(String text) {
        return SafeText.oneLine(text, LONGEST_TEXT).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
