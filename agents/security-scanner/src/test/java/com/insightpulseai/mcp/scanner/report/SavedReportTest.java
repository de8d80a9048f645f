package com.insightpulseai.mcp.scanner.report;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.sdk.socket.Finding;

class SavedReportTest {

    private static final String REPORT = ReportBuilder.of(malware(), vulnerability("CVE-2026-1000", "GHSA-2222-3333-4444"))
            .render("json");

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SavedReport read(String text) throws IOException, SavedReportException {
        return SavedReport.read(stream(text));
    }

    @Test
    void givesBackAllFindingsAsTheyWere() throws Exception {
        List<Finding> findings = List.of(malware().of("npm", "evil\u202e\u001b[31m\ud800|`", "1").fix("Remove it").build(),
                vulnerability("CVE-2026-1000", "GHSA-2222-3333-4444").in("a.lock", "ü.lock").build(),
                malware().of("npm", "no-action", "1").action(null).build());

        SavedReport saved = read(ReportBuilder.of(findings, Optional.empty()).render("json"));

        assertThat(saved.findings()).containsExactlyInAnyOrderElementsOf(findings);
        assertThat(saved.repository()).isEqualTo("acme/web");
        assertThat(saved.commit()).contains("8bb6f25");
        assertThat(saved.scanName()).isEqualTo("web");
        assertThat(saved.verdict()).isEqualTo(GateVerdict.FINDINGS);
    }

    @Test
    void leavesOutFindingsThatHadGoneAway() throws Exception {
        assertThat(read(ReportBuilder.of(List.of(), Optional.of(List.of(malware().build()))).render("json")).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = { "UNKNOWN", "UNCHANGED" })
    void refusesAReportWhoseFindingsAreNotKnown(GateVerdict verdict) {
        assertThatThrownBy(() -> read(ReportBuilder.of(verdict).render("json"))).isInstanceOf(SavedReportException.class)
                .hasMessage("its verdict is " + verdict.word() + ", so its findings are not known");
    }

    @ParameterizedTest
    @EnumSource
    void readsAReportOfAnyVerdictToShowItsFindings(GateVerdict verdict) throws Exception {
        GateReport report = ReportBuilder.of(verdict).findings(ReportBuilder.of(malware()).findings()).build();
        String json = ReportBuilder.render(new JsonReport(), report);

        assertThat(SavedReport.readAny(stream(json)).findings()).containsExactly(malware().build());
        assertThat(SavedReport.readAny(stream(json)).verdict()).isEqualTo(verdict);
    }

    @Test
    void takesTheReportOfARepositoryWithoutManifests() throws Exception {
        assertThat(read(ReportBuilder.of(GateVerdict.NOTHING_TO_SCAN).render("json")).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = { "\"1.0\" => \"2.0\" => schema_version \"2.0\" is not known",
            "\"schema_version\" => \"schema\" => it is no report: it has no schema_version",
            "\"verdict\":\"findings\" => \"verdict\":\"fine\" => verdict \"fine\" is not known",
            "\"verdict\":\"findings\" => \"verdict\":1 => verdict is no text",
            "\"findings\":[ => \"others\":[ => it has no findings, not even an empty list",
            "\"new\":2 => \"new\":3 => it has 2 findings, and its counts say otherwise",
            "\"new\":2 => \"new\":\"2\" => it has 2 findings, and its counts say otherwise",
            "\"ecosystem\" => \"eco\" => findings[0].package.ecosystem is missing",
            "\"type\":\"malware\" => \"type\":null => findings[0].type is no text",
            "\"status\":\"new\" => \"status\":\"old\" => findings[0].status is not known",
            "\"manifest_files\":[ => \"manifests\":[ => findings[0].manifest_files is no list",
            "\"start\":10 => \"start\":1e99 => findings[0].positions has an offset that is no number",
            "\"aliases\":[ => \"aliases\":[1, => findings[1].vulnerability.aliases has an entry that is no text",
            "\"repository\" => \"repo\" => it has no repository",
            "\"repository\":\"acme/web\" => \"repository\":\"a\",\"repository\":\"b\" => it is not JSON or was cut off",
            "\"findings\":[ => \"findings\":[null, => findings[0] is no object" })
    void refusesAReportThatLacksAPart(String part, String change, String message) {
        int begin = REPORT.indexOf(part);
        String changed = REPORT.substring(0, begin) + change + REPORT.substring(begin + part.length());

        assertThatThrownBy(() -> read(changed)).isInstanceOf(SavedReportException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({ "''", "[]", "null", "{", "not JSON", "'{} {}'" })
    void refusesWhatIsNoReport(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(SavedReportException.class);
    }

    @Test
    void refusesAReportThatWasCutOff() {
        for (int length = 0; length < REPORT.length() - 2; length += 97) {
            String cut = REPORT.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(SavedReportException.class);
        }
    }

    @Test
    void refusesAReportOverTheBounds() {
        assertThatThrownBy(() -> new SavedReportReader(1_000, 10).read(stream(REPORT)))
                .hasMessage("it has more than 1000 bytes");
        assertThatThrownBy(() -> new SavedReportReader(100_000, 1).read(stream(REPORT)))
                .hasMessage("it has more than 1 findings");
        assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(10_000))).isInstanceOf(SavedReportException.class)
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> read("{\"verdict\":\"" + "x".repeat(200_000) + "\"}")).isInstanceOf(SavedReportException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void passesOnFailuresOfTheStream() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };

        assertThatThrownBy(() -> SavedReport.read(broken)).isInstanceOf(IOException.class).hasMessage("disk");
    }
}
