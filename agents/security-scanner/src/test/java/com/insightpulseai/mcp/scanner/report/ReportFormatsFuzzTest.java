package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * Whatever texts a finding has, every format stays what it is, and the report in JSON gives the finding back. The first byte
 * chooses the width of the terminal; the rest is UTF-16, so that lone surrogates occur, and is halved into two texts.
 */
class ReportFormatsFuzzTest {

    @FuzzTest
    void textsStayTexts(byte[] input) throws Exception {
        if (input.length < 3) {
            return;
        }
        int middle = 1 + (input.length - 1) / 4 * 2;
        String first = new String(Arrays.copyOfRange(input, 1, middle), StandardCharsets.UTF_16BE);
        String second = new String(Arrays.copyOfRange(input, middle, input.length), StandardCharsets.UTF_16BE);
        Finding finding = malware().of(second, first, second).type(first).fix(second).in(first).key(second).build();
        ReportBuilder report = ReportBuilder.of(malware().of("npm", first, second).type(second),
                vulnerability(second, first).of(first, second, first)).sent(second, first).reasons(first).warnings(second)
                .scanName(first);

        String table = ReportBuilder.render(new TableReport(new RenderOptions(OptionalInt.of(input[0] + 129), false, false)),
                report.build());
        assertThat(table.codePoints()).noneMatch(one -> Character.isISOControl(one) && one != '\n');
        MarkdownRules.check(report.render("markdown"));
        assertThat(ParsedReports.xml(report.render("junit")).getTagName()).isEqualTo("testsuites");
        assertThat(ParsedReports.json(report.render("sarif")).path("runs").path(0).path("results")).isNotEmpty();
        assertThat(ParsedReports.json(report.render("codeclimate"))).isNotEmpty();
        String json = ReportBuilder.of(List.of(finding), Optional.empty()).render("json");
        assertThat(SavedReport.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).findings())
                .containsExactly(finding);
    }
}
