package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;

class JunitReportTest {

    @Test
    void hasATestCaseForEachPackageOfAManifest() {
        List<JudgedFinding> findings = new ArrayList<>(
                ReportBuilder.of(malware(), vulnerability("CVE-2026-1000"), malware().of("npm", "other", "1").in("b/yarn.lock"))
                        .findings());
        findings.add(new JudgedFinding(malware().of("npm", "allowed", "1").build(), FindingStatus.ALLOWED, false,
                Optional.of(new Place("package-lock.json", 3)), List.of(), Optional.of("see OPS-12"), "0".repeat(64)));

        Element suites = ParsedReports.xml(ReportBuilder.of(GateVerdict.FINDINGS).findings(findings).render("junit"));

        assertThat(suites.getAttribute("tests")).isEqualTo("4");
        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        assertThat(suites.getAttribute("skipped")).isEqualTo("1");
        assertThat(suites.getAttribute("time")).isEqualTo("2.500");
        assertThat(names(suites)).containsExactlyInAnyOrder("dependency-gate scan", "package-lock.json npm: lodash@4.17.20",
                "b/yarn.lock npm: other@1", "package-lock.json npm: allowed@1");
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(3);
        assertThat(((Element) suites.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("allowed: see OPS-12");
    }

    private static List<String> names(Element suites) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < suites.getElementsByTagName("testcase").getLength(); i++) {
            Element testCase = (Element) suites.getElementsByTagName("testcase").item(i);
            names.add(testCase.getAttribute("classname") + " " + testCase.getAttribute("name"));
        }
        return names;
    }
}
