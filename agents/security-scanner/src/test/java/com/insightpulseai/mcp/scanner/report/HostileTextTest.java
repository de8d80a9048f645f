package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.scanner.gate.GateVerdict;

/** Texts of an attacker in every place of a report. */
class HostileTextTest {

    static Stream<String> texts() {
        return Stream.of("\u001b[2J\u001b[31mred\u0007\u009b0m", "evil\u202egpj.exe\u2066x", "a|b||c\\|d", "`code` ``` x",
                "<img src=https://evil.example/x.png><!-- -->", "![x](https://evil.example/x.png)", "@octocat @acme/team #1",
                "line\nbreak\r\n## heading\u2028more\u0085", "]]><error>&lt;&#0;\"'", "\u0000\u0001\ufffe\uffff\ud800x\udc00",
                "-".repeat(3) + "\n- !!python/object: x", "依存関係 🚀 ｆｕｌｌ", "x".repeat(10_000), " ", "{0} %s ${jndi:x} $(id)");
    }

    private static ReportBuilder report(String text) {
        return ReportBuilder
                .of(malware().of(text, text, text).type(text).fix(text).in(text).key(text),
                        vulnerability(text, text).of("npm", text, text))
                .sent(text).reasons(text).warnings(text).scanName(text);
    }

    private static List<String> all(String text, String format) {
        return Stream.of(report(text), report(text).findings(List.of()),
                ReportBuilder.of(GateVerdict.UNKNOWN).sent(text).reasons(text).warnings(text).scanName(text))
                .map(one -> one.render(format)).toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cannotSteerATerminal(String text) {
        assertThat(all(text, "table")).allSatisfy(table -> assertThat(table.codePoints())
                .noneMatch(one -> Character.isISOControl(one) && one != '\n' || Character.getType(one) == Character.FORMAT));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cannotAddLinesToTheTable(String text) {
        long lines = report("name").render("table").lines().count();

        if (text.length() < 100) {
            assertThat(report(text).render("table").lines().count()).isEqualTo(lines);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cannotBreakJson(String text) {
        assertThat(all(text, "json")).allSatisfy(json -> assertThat(ParsedReports.json(json).isObject()).isTrue());
        assertThat(all(text, "json")).allSatisfy(json -> assertThat(json.chars()).allMatch(one -> one < 0x80));
        assertThat(all(text, "sarif")).allSatisfy(json -> assertThat(ParsedReports.json(json).isObject()).isTrue());
        assertThat(all(text, "codeclimate")).allSatisfy(json -> assertThat(ParsedReports.json(json).isArray()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cannotBreakXml(String text) {
        assertThat(all(text, "junit")).allSatisfy(xml -> {
            assertThat(ParsedReports.xml(xml).getTagName()).isEqualTo("testsuites");
            assertThat(ParsedReports.xml(xml).getElementsByTagName("error").getLength())
                    .isEqualTo(xml.contains("type=\"unknown\"") ? 1 : 0);
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cannotStartMarkup(String text) {
        assertThat(all(text, "markdown")).allSatisfy(MarkdownRules::check);
    }
}
