package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.socket.Finding;

class MarkdownReportTest {

    @Test
    void showsFindingsThatCountAndFoldsTheOthers() {
        String markdown = ReportBuilder.of(List.of(malware().build(), vulnerability("CVE-2026-1000").build()),
                Optional.of(List.of(vulnerability("CVE-2026-1000").build()))).warnings("x.lock is not supported")
                .render("markdown");

        assertThat(markdown).isEqualTo(
                """
                        ## Dependency gate: FINDINGS

                        **1 finding counts (1 critical).** New findings count that are critical or of unknown severity.

                        1 new, 1 known, 0 fixed, 0 allowed, 0 ignored; 1204 packages in 1 manifest. Compared with `origin/main`.

                        ### Findings that count

                        | Severity | Package | Version | Kind | Id | Where | Fixed in |
                        | --- | --- | --- | --- | --- | --- | --- |
                        | critical | `lodash` | `4.17.20` | `malware` |  | `package-lock.json:7` |  |

                        <details><summary>1 other finding</summary>

                        | Status | Severity | Package | Version | Kind | Id | Where | Fixed in |
                        | --- | --- | --- | --- | --- | --- | --- | --- |
                        | known | critical | `lodash` | `4.17.20` | `criticalCVE` | `CVE-2026-1000` | `package-lock.json:7` | `4.17.21` |

                        </details>

                        ### Warnings

                        - x.lock is not supported
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = { 10_000, 60_000, 900_000 })
    void keepsToItsSizeByWholeRowsAndSaysHowManyAreMissing(int most) {
        List<Finding> findings = IntStream.range(0, 9_000)
                .mapToObj(i -> malware().of("npm", "依存".repeat(20) + i, "1").build()).toList();
        ReportBuilder report = ReportBuilder.of(findings, Optional.empty())
                .warnings(Collections.nCopies(1_000, "@a".repeat(400)).toArray(String[]::new))
                .reasons(Collections.nCopies(1_000, "#1".repeat(400)).toArray(String[]::new));

        String markdown = ReportBuilder.render(ReportFormats.markdown(most, Optional.of("The rest is in the summary.")),
                report.build());

        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most).isGreaterThan(most / 2);
        MarkdownRules.check(markdown);
        long rows = markdown.lines().filter(line -> line.startsWith("| critical")).count();
        assertThat(markdown).contains("\nAnd " + (9_000 - rows) + " more. The rest is in the summary.\n");
    }
}
