package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;

class SarifReportTest {

    private static final Schema SCHEMA = ParsedReports.schema("sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_4);

    private static JsonNode run(String text) {
        return ParsedReports.json(text).path("runs").path(0);
    }

    private static JsonNode run(ReportBuilder report) {
        return run(report.render("sarif"));
    }

    private static JudgedFinding judged(FindingBuilder finding, FindingStatus status) {
        return new JudgedFinding(finding.build(), status, false, Optional.of(new Place("package-lock.json", 3)), List.of(),
                Optional.of("see OPS-12"), "f".repeat(64));
    }

    private static ReportBuilder many(int number) {
        return ReportBuilder.of(
                IntStream.range(0, number).mapToObj(i -> malware().of("npm", "name-" + i, "1.0.0").build()).toList(),
                Optional.empty());
    }

    @Test
    void validatesAgainstTheSchemaOfOasis() {
        List<JudgedFinding> findings = new ArrayList<>(ReportBuilder.of(malware().in("a b/package.json"),
                vulnerability("CVE-2026-1000", "GHSA-2222-3333-4444").fix("Upgrade [now]"),
                malware().severity(Severity.UNKNOWN))
                .findings());
        findings.add(judged(malware().type("installScripts"), FindingStatus.ALLOWED));
        findings.add(judged(malware().type("envVars"), FindingStatus.IGNORED));
        String sarif = ReportBuilder.of(GateVerdict.FINDINGS).findings(findings).warnings("a warning").render("sarif");

        assertThat(ParsedReports.departures(SCHEMA, sarif)).isEmpty();
        assertThat(run(sarif).path("results")).hasSize(findings.size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "CLEAN", "UNKNOWN", "UNCHANGED", "NOTHING_TO_SCAN" })
    void validatesWithoutResults(String verdict) {
        String sarif = ReportBuilder.of(GateVerdict.valueOf(verdict)).reasons("because").sent().render("sarif");

        assertThat(ParsedReports.departures(SCHEMA, sarif)).isEmpty();
    }

    @Test
    void theSchemaRefusesAWrongLog() {
        assertThat(ParsedReports.departures(SCHEMA, "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}]}]}")).isNotEmpty();
    }

    @Test
    void hasARuleForEachTypeAndEachVulnerability() {
        JsonNode run = run(ReportBuilder.of(malware(), malware().of("npm", "other", "1"), vulnerability("CVE-2026-1000"),
                vulnerability("CVE-2026-2000").severity(Severity.MEDIUM)));

        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertThat(rules.findValuesAsText("id")).containsExactlyInAnyOrder("malware", "CVE-2026-1000", "CVE-2026-2000");
        assertThat(rules.findValuesAsText("security-severity")).containsExactlyInAnyOrder("9.5", "9.5", "5.5");
        assertThat(rules.path(0).path("help").path("markdown").asText()).contains("`malware`");
        assertThat(rules.findValuesAsText("helpUri")).contains("https://www.cve.org/CVERecord?id=CVE-2026-1000");
        for (JsonNode result : run.path("results")) {
            assertThat(rules.path(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result.path("ruleId"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "CRITICAL,error", "HIGH,error", "UNKNOWN,error", "UNRECOGNIZED,error", "MEDIUM,warning", "LOW,note" })
    void hasALevelForEachSeverity(Severity severity, String level) {
        assertThat(run(ReportBuilder.of(malware().severity(severity))).path("results").path(0).path("level").asText())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = { "package.json", "a b/c#d/100%/pom.xml", "C:/x/package.json", "a:b", "ünï/依存.lock", "a?b=c&d",
            "@scope/[x]/{y}", "..a/.b" })
    void encodesPathsSoThatTheyDecodeToThemselves(String path) {
        JsonNode location = run(ReportBuilder.of(malware().in(path)).sent(path)).path("results").path(0).path("locations")
                .path(0).path("physicalLocation");
        URI uri = URI.create(location.path("artifactLocation").path("uri").asText());

        assertThat(uri.isAbsolute()).isFalse();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getPath()).isEqualTo(path);
        assertThat(location.path("region").path("startLine").asInt()).isEqualTo(7);
    }

    @Test
    void showsAFindingWithoutAManifestInTheFirstOneOfItsEcosystem() {
        ReportBuilder report = ReportBuilder.of(malware().of("pypi", "wheel", "1").in())
                .sent("go.sum", "api/requirements-dev.txt", "uv.lock");

        assertThat(run(report).path("results").path(0).findValuesAsText("uri")).containsExactly("api/requirements-dev.txt");
        assertThat(run(report.sent("go.sum")).path("results").path(0).findValuesAsText("uri")).containsExactly("go.sum");
    }

    @Test
    void countsFindingsInTheNotificationThatCanBeShownNowhere() {
        JsonNode run = run(ReportBuilder.of(malware().in()).sent());

        assertThat(run.path("results")).isEmpty();
        assertThat(run.path("invocations").toString()).contains("1 finding is left out");
    }

    @Test
    void hasAtMostFiveThousandResultsAndSaysHowManyAreLeftOut() {
        String sarif = many(5_003).render("sarif");

        assertThat(run(sarif).path("results")).hasSize(5_000);
        assertThat(run(sarif).path("invocations").toString()).contains("3 findings are left out");
    }

    @Test
    void leavesOutResultsUntilTheFileIsSmallEnough() {
        String sarif = ReportBuilder.render(new SarifReport(false, 100, 5_000), many(100).build());

        assertThat(run(sarif).path("results").size()).isBetween(1, 50);
        assertThat(run(sarif).path("invocations").toString()).contains("findings are left out");
    }

    @Test
    void hasFingerprintsThatSurviveAMovedLine() {
        List<JudgedFinding> findings = ReportBuilder.of(malware()).findings();
        JudgedFinding one = findings.get(0);
        JudgedFinding moved = new JudgedFinding(one.finding(), one.status(), one.counts(),
                Optional.of(new Place(one.place().orElseThrow().file(), 99)), List.of(), Optional.empty(), one.fingerprint());

        String before = run(ReportBuilder.of(GateVerdict.FINDINGS).findings(findings)).findPath("primaryLocationLineHash")
                .asText();
        String after = run(ReportBuilder.of(GateVerdict.FINDINGS).findings(List.of(moved))).findPath("primaryLocationLineHash")
                .asText();

        assertThat(after).isEqualTo(before).hasSize(64);
    }

    @Test
    void suppressesAllowedAndIgnoredFindingsAndLeavesThemOutForAnUpload() {
        GateReport report = ReportBuilder.of(GateVerdict.CLEAN)
                .findings(List.of(judged(malware(), FindingStatus.ALLOWED), judged(malware(), FindingStatus.IGNORED),
                        judged(malware(), FindingStatus.KNOWN), judged(malware(), FindingStatus.FIXED)))
                .build();

        JsonNode file = run(ReportBuilder.render(new SarifReport(false), report));
        JsonNode upload = run(ReportBuilder.render(new SarifReport(true), report));

        assertThat(file.findValuesAsText("justification")).containsExactly("see OPS-12", "triaged in Socket");
        assertThat(file.path("results")).hasSize(3);
        assertThat(upload.path("results")).hasSize(1);
        assertThat(upload.findValue("suppressions")).isNull();
    }

    @Test
    void tellsNewFromKnownOnlyAfterAComparison() {
        assertThat(run(ReportBuilder.of(List.of(malware().build()), Optional.of(List.of()))).findValuesAsText("baselineState"))
                .containsExactly("new");
        assertThat(run(ReportBuilder.of(malware())).findValue("baselineState")).isNull();
    }

    @Test
    void isAnAnalysisOfItsOwnForEachScanName() {
        assertThat(run(ReportBuilder.of(malware()).scanName("web")).path("automationDetails").path("id").asText())
                .isEqualTo("dependency-gate/web/");
    }
}
