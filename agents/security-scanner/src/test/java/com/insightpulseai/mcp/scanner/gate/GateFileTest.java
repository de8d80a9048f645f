package com.insightpulseai.mcp.scanner.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final String WHOLE = """
            version: 1
            severity: high        # a comment
            fail_on: either
            unknown_severity: report
            strict: true
            exclude: [examples/, "*.old"]
            allow:
              - id: CVE-2026-12345
                package: pkg:npm/left-outer@1.3.0
                reason: Not reachable, see OPS-12
                expires: 2027-01-31
              - id: ghsa-2222-3333-4444
                reason: Fixed by our patch
                expires: "2027-11-29"
              - id: installScripts
                package: pkg:npm/%40scope/name
                reason: Builds a native part
                expires: 2026-01-01
            """;

    private static GateFile read(String text) {
        return GateFile.read(".dependency-gate.yaml", text.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    private static GateFileException refused(String text) {
        return catchThrowableOfType(GateFileException.class, () -> read(text));
    }

    private static GateFileException refusedEntry(String lines) {
        return refused("version: 1\nallow:\n" + lines.indent(2).replaceFirst("  ", "- "));
    }

    @Test
    void readsAllKeys() {
        GateFile file = read(WHOLE);

        assertThat(file.layer()).isEqualTo(new GateLayer(Optional.of(SeverityThreshold.HIGH), Optional.of(FailOn.EITHER),
                Optional.of(UnknownSeverity.REPORT), Optional.of(true), List.of("examples/", "*.old")));
        assertThat(file.allowed()).extracting(entry -> entry.id().value(), AllowEntry::reason, AllowEntry::expires,
                AllowEntry::line).containsExactly(
                        tuple("CVE-2026-12345", "Not reachable, see OPS-12",
                                LocalDate.of(2027, 1, 31), 8),
                        tuple("GHSA-2222-3333-4444", "Fixed by our patch",
                                LocalDate.of(2027, 11, 29), 12),
                        tuple("installScripts", "Builds a native part",
                                LocalDate.of(2026, 1, 1), 15));
    }

    @Test
    void takesAFileWithAVersionAlone() {
        assertThat(read("version: 1")).isEqualTo(new GateFile(GateLayer.EMPTY, List.of()));
    }

    @Test
    void readsAFileWithAByteOrderMarkAndLinesOfWindows() {
        assertThat(read("\ufeff" + WHOLE.replace("\n", "\r\n")).allowed()).hasSize(3);
    }

    @Test
    void namesFileLineAndTheNearestKey() {
        GateFileException refused = refused("version: 1\nseverty: high\n");

        assertThat(refused.file()).isEqualTo(".dependency-gate.yaml");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.suggestion()).contains("did you mean \"severity\"?");
        assertThat(refused).hasMessage(".dependency-gate.yaml:2: unknown key \"severty\"; did you mean \"severity\"?");
    }

    @Test
    void refusesAMisspeltDayOfExpiryThatWouldAllowForEver() {
        GateFileException refused = refusedEntry("id: CVE-2026-12345\nreason: r\nexpired_at: 2027-01-31\n");

        assertThat(refused).hasMessage(".dependency-gate.yaml:5: unknown key \"expired_at\"; "
                + "known keys are id, package, reason, expires");
    }

    @Test
    void refusesARepeatedKeyAndSaysWhereItIsFirst() {
        assertThat(refused("version: 1\nseverity: high\nstrict: true\nseverity: low\n"))
                .hasMessageContaining(":4: the key \"severity\" is repeated; it is also in line 2");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = {
            "version: 2 => :1: this program reads version 1 only",
            "severity: high => :1: the version of the format is missing; add \"version: 1\"",
            "version: 1;severity: hihg => :2: severity \"hihg\" is none of critical, high, medium, low; did you mean high?",
            "version: 1;severity: unknown => :2: severity \"unknown\" is none of",
            "version: 1;severity: High => :2: severity \"High\" is none of critical, high, medium, low; did you mean high?",
            "version: 1;fail-on: policy => :2: unknown key \"fail-on\"; did you mean \"fail_on\"?",
            "version: 1;strict: yes => :2: strict \"yes\" is none of true, false",
            "version: 1;severity: => :2: severity is empty", "version: 1;severity: ~ => :2: severity is empty",
            "version: 1;severity: [high] => :2: severity needs a text", "version: 1;exclude: docs/ => :2: exclude needs a list",
            "version: 1;exclude: [''] => :2: exclude is empty", "version: 1;allow: {} => :2: allow needs a list",
            "version: 1;allow: [x] => :2: an entry of allow needs keys with values",
            "version: 1;warn_only: true => :2: unknown key \"warn_only\"",
            "- version: 1 => :1: the file needs keys with values" })
    void refusesAValueThatIsNoneOfTheChoices(String lines, String message) {
        assertThat(refused(lines.replace(";", "\n"))).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = {
            "version: &a 1 => :1: anchors are not allowed", "version: 1;severity: !!str high => :2: tags are not allowed",
            "version: 1;exclude: &x [a];allow: *x => :2: anchors are not allowed",
            "version: 1;severity: *x => :2: aliases are not allowed", "%YAML 1.1;---;version: 1 => directives are not allowed",
            "version: 1;---;version: 1 => :2: the file has more than one document",
            "version: 1;<<: {} => :2: unknown key \"<<\"", "version: 1;severity: 'high => not YAML",
            "version: 1;exclude: [[[[[[[[]]]]]]]] => :2: the file is nested too deeply", "# nothing => :1: the file is empty",
            "version: 1;? [a, b];: c => :2: unknown key \"\"" })
    void refusesFormsOfYamlThatHideAMeaning(String lines, String message) {
        assertThat(refused(lines.replace(";", "\n"))).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = {
            "reason: r;expires: 2027-01-31 => :3: an entry of allow has no id",
            "id: CVE-2026-12345;expires: 2027-01-31 => :3: an entry of allow has no reason; say why",
            "id: CVE-2026-12345;reason: ' ';expires: 2027-01-31 => :4: reason is empty",
            "id: CVE-2026-12345;reason: r => :3: an entry of allow has no expires; add the last day, such as",
            "id: CVE-2026-12345;reason: r;expires: => :5: expires is empty",
            "id: CVE-2026-12345;reason: r;expires: 2027-1-31 => :5: expires \"2027-1-31\" is no day; did you mean 2027-01-31?",
            "id: CVE-2026-12345;reason: r;expires: 2027/01/31 => did you mean 2027-01-31?",
            "id: CVE-2026-12345;reason: r;expires: 2027-01-31T00:00:00Z => did you mean 2027-01-31?",
            "id: CVE-2026-12345;reason: r;expires: 2027-02-30 => :5: expires \"2027-02-30\" is no day; write it as 2027-02-28",
            "id: CVE-2026-12345;reason: r;expires: never => :5: expires \"never\" is no day",
            "id: CVE-2026-12345;reason: r;expires: 2027-11-30 => :5: expires 2027-11-30 is more than a year ahead; write 2027-11-29",
            "id: CVE-26-1;reason: r;expires: 2027-01-31 => :3: the id \"CVE-26-1\" has no known form; write CVE-2026-12345",
            "id: '*';reason: r;expires: 2027-01-31 => :3: the id \"*\" has no known form",
            "id: malware;reason: r;expires: 2027-01-31 => :3: the type malware needs a package; add \"package: pkg:",
            "id: malware;package: lodash;reason: r;expires: 2027-01-31 => :4: the package \"lodash\" is no package URL",
            "id: malware;package: pkg:npm/a?os=x;reason: r;expires: 2027-01-31 => :4: the package \"pkg:npm/a?os=x\" is no",
            "id: malware;package: pkg:npm;reason: r;expires: 2027-01-31 => is no package URL" })
    void refusesAnIncompleteEntry(String lines, String message) {
        assertThat(refusedEntry(lines.replace(";", "\n"))).hasMessageContaining(message);
    }

    @Test
    void takesAKeyOfSocketAsAnId() {
        assertThat(
                read("version: 1\nallow:\n- {id: QvR8wPIA7fzSUfKZImUCW_8FEFiuTUnMmSTb0-iSxtT8, reason: r, expires: 2027-01-31}")
                        .allowed().get(0).id().kind())
                .isEqualTo(AllowedId.Kind.KEY);
    }

    @Test
    void refusesAFileOverTheBound() {
        assertThat(refused("version: 1\n" + "#".repeat(GateFile.MOST_BYTES))).hasMessageContaining("more than 256 KiB");
    }

    @Test
    void refusesTooManyEntries() {
        String entry = "- {id: CVE-2026-12345, reason: r, expires: 2027-01-31}\n";

        assertThat(refused("version: 1\nallow:\n" + entry.repeat(1_001)))
                .hasMessageContaining(":3: allow has more than 1000 entries");
    }

    @ParameterizedTest
    @ValueSource(strings = { "version: 1\nseverity: hi\u0007gh", "version: 1\nseverity: \"\\u202ehgih\"" })
    void keepsControlCharactersOutOfMessages(String text) {
        assertThat(refused(text).getMessage().codePoints())
                .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.FORMAT);
    }

    @Test
    void namesTheLineOfBytesThatAreNotUtf8() {
        byte[] content = "version: 1\nseverity: \u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(catchThrowableOfType(GateFileException.class, () -> GateFile.read("f", content, TODAY)))
                .hasMessage("f:2: the file is not UTF-8; save it as UTF-8");
    }

    @Test
    void refusesSettingsInAFileThatIsAnAllowListAlone() {
        byte[] content = "version: 1\nseverity: low\nallow: []\n".getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(GateFileException.class, () -> GateFile.readAllowList("allow.yaml", content, TODAY)))
                .hasMessage("allow.yaml:2: unknown key \"severity\"; known keys are version, allow");
    }
}
