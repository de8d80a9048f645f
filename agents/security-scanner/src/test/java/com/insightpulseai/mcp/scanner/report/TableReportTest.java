package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.cli.DisplayWidth;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

class TableReportTest {

    @Test
    void showsFindingsBelowTheVerdict() {
        String table = ReportBuilder.of(
                List.of(malware().build(), vulnerability("CVE-2026-1000").of("npm", "依存", "1.0.0").build(),
                        malware().of("npm", "low", "1").severity(Severity.LOW).action("warn").build()),
                Optional.of(List.of(malware().of("npm", "gone", "1").build()))).warnings("x.lock is not supported")
                .render("table");

        assertThat(table).isEqualTo("""
                FINDINGS: 2 findings count (2 critical)
                3 new, 0 known, 1 fixed, 0 allowed, 0 ignored; 1204 packages in 1 manifest
                new findings count that are critical or of unknown severity; new is relative to origin/main

                   STATUS  SEVERITY  PACKAGE  VERSION  KIND         ID             WHERE                FIXED IN
                !  new     critical  lodash   4.17.20  malware                     package-lock.json:7
                !  new     critical  依存     1.0.0    criticalCVE  CVE-2026-1000  package-lock.json:7  4.17.21
                   new     low       low      1        malware                     package-lock.json:7
                   fixed   critical  gone     1        malware

                ! marks the findings that count

                warning: x.lock is not supported
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = { 80, 100, 140 })
    void fitsIntoTheTerminalAndHidesNothing(int width) {
        String name = "依存-".repeat(30);
        GateReport report = ReportBuilder
                .of(malware().of("npm", name, "1.0.0-beta.12345678901234567890"),
                        vulnerability("GHSA-2222-3333-4444").in("a/very/long/path/to/the/package-lock.json"))
                .build();

        String table = ReportBuilder.render(new TableReport(new RenderOptions(OptionalInt.of(width), false, false)), report);

        List<String> rows = table.lines().skip(4).toList();
        assertThat(rows).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
        assertThat(table.replaceAll("[^依存]", "").length()).isEqualTo(60);
    }

    @Test
    void staysReadableInATinyTerminal() {
        String table = ReportBuilder.render(new TableReport(new RenderOptions(OptionalInt.of(1), false, false)),
                ReportBuilder.of(malware()).build());

        assertThat(table).contains("lodash@", "4.17.20", "package-", "lock.json:", "7");
    }

    @Test
    void coloursOnlyWhereAsked() {
        GateReport report = ReportBuilder.of(malware()).build();

        assertThat(ReportBuilder.render(new TableReport(RenderOptions.PLAIN), report)).doesNotContain("\u001b");
        assertThat(ReportBuilder.render(new TableReport(new RenderOptions(OptionalInt.empty(), true, false)), report))
                .startsWith("\u001b[1;31mFINDINGS\u001b[0m: 1 finding counts")
                .contains("\u001b[1;31mcritical\u001b[0m  lodash");
    }
}
