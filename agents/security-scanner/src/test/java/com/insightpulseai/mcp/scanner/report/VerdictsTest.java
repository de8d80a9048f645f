package com.insightpulseai.mcp.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;

/** A report without a verdict is not clean in any format. */
class VerdictsTest {

    private static ReportBuilder report(GateVerdict verdict) {
        return ReportBuilder.of(verdict).reasons("the server is unavailable");
    }

    @ParameterizedTest
    @CsvSource({ "CLEAN,CLEAN: no finding counts", "UNCHANGED,'UNCHANGED: no dependency changed, so nothing was scanned'",
            "NOTHING_TO_SCAN,NOTHING TO SCAN: there is no manifest to scan",
            "UNKNOWN,UNKNOWN: there is no verdict; findings may be missing" })
    void tableBeginsWithTheVerdict(GateVerdict verdict, String line) {
        assertThat(report(verdict).render("table")).startsWith(line + "\n  the server is unavailable\n");
    }

    @ParameterizedTest
    @CsvSource({ "CLEAN,## Dependency gate: CLEAN", "UNCHANGED,## Dependency gate: UNCHANGED",
            "NOTHING_TO_SCAN,## Dependency gate: NOTHING TO SCAN", "UNKNOWN,## Dependency gate: UNKNOWN" })
    void markdownBeginsWithTheVerdict(GateVerdict verdict, String line) {
        assertThat(report(verdict).render("markdown")).startsWith(line + "\n\n**").contains("\n- the server is unavailable\n");
    }

    @ParameterizedTest
    @EnumSource
    void jsonHasTheVerdict(GateVerdict verdict) {
        assertThat(ParsedReports.json(report(verdict).render("json")).path("verdict").asText()).isEqualTo(verdict.word());
    }

    @ParameterizedTest
    @CsvSource({ "CLEAN,true", "UNCHANGED,false", "NOTHING_TO_SCAN,false", "UNKNOWN,false" })
    void sarifHasResultsOnlyOfASuccessfulRun(GateVerdict verdict, boolean isSuccessful) {
        JsonNode run = ParsedReports.json(report(verdict).render("sarif")).path("runs").path(0);

        assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean()).isEqualTo(isSuccessful);
        assertThat(run.has("results")).isEqualTo(isSuccessful);
        assertThat(run.path("invocations").path(0).path("toolExecutionNotifications").findValuesAsText("level"))
                .contains(isSuccessful ? "note" : "error");
    }

    @ParameterizedTest
    @CsvSource({ "CLEAN,0,0", "UNCHANGED,0,1", "NOTHING_TO_SCAN,1,0", "UNKNOWN,1,0" })
    void junitHasATestCaseThatDoesNotPass(GateVerdict verdict, String errors, String skipped) {
        Element suites = ParsedReports.xml(report(verdict).render("junit"));

        assertThat(suites.getAttribute("tests")).isEqualTo("1");
        assertThat(suites.getAttribute("errors")).isEqualTo(errors);
        assertThat(suites.getAttribute("skipped")).isEqualTo(skipped);
        assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(Integer.parseInt(errors));
    }

    @ParameterizedTest
    @CsvSource({ "UNCHANGED,info", "NOTHING_TO_SCAN,blocker", "UNKNOWN,blocker" })
    void codeClimateHasAnIssue(GateVerdict verdict, String severity) {
        JsonNode issues = ParsedReports.json(report(verdict).render("codeclimate"));

        assertThat(issues).hasSize(1);
        assertThat(issues.path(0).path("severity").asText()).isEqualTo(severity);
        assertThat(ParsedReports.json(report(GateVerdict.CLEAN).render("codeclimate"))).isEmpty();
    }
}
