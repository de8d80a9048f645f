package com.insightpulseai.mcp.scanner.gate;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

class JudgeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static List<Finding> findings(FindingBuilder... builders) {
        return Arrays.stream(builders).map(FindingBuilder::build).toList();
    }

    private static Judgement judge(List<Finding> head, Optional<List<Finding>> baseline, GateSettings settings,
            AllowList allowList) {
        return Judge.judge(head, baseline, settings, allowList,
                finding -> finding.manifestFiles().stream().findFirst().map(file -> new Place(file, 7)));
    }

    private static Judgement compare(List<Finding> head, List<Finding> baseline) {
        return judge(head, Optional.of(baseline), GateSettings.DEFAULTS, AllowList.none());
    }

    private static Judgement judge(FindingBuilder head, GateSettings settings) {
        return judge(findings(head), Optional.empty(), settings, AllowList.none());
    }

    private static GateSettings settings(String severity, String failOn, String unknown) {
        return new GateSettings(SeverityThreshold.parse(severity).orElseThrow(), FailOn.parse(failOn).orElseThrow(),
                UnknownSeverity.parse(unknown).orElseThrow(), false, List.of());
    }

    private static AllowEntry entry(String id, LocalDate expires) {
        return new AllowEntry(AllowedId.parse(id).orElseThrow(), Optional.empty(), "see OPS-12", expires, "gate.yaml", 3);
    }

    private static Judgement allowing(List<Finding> head, AllowEntry... entries) {
        return judge(head, Optional.empty(), GateSettings.DEFAULTS, AllowList.of(List.of(entries), TODAY));
    }

    private static List<FindingStatus> statuses(Judgement judgement) {
        return judgement.findings().stream().map(JudgedFinding::status).toList();
    }

    @Test
    void takesEveryFindingForNewWithoutABaseline() {
        Judgement judgement = judge(malware(), GateSettings.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.FINDINGS);
        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(FindingStatus.NEW);
            assertThat(finding.counts()).isTrue();
            assertThat(finding.place()).contains(new Place("package-lock.json", 7));
            assertThat(finding.fingerprint()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void isCleanWithoutFindings() {
        assertThat(compare(List.of(), List.of()).verdict()).isEqualTo(GateVerdict.CLEAN);
    }

    @Test
    void knowsAVulnerabilityThatAnUpgradeStillHas() {
        Judgement judgement = compare(findings(vulnerability("CVE-2026-1000").version("4.17.21")),
                findings(vulnerability("CVE-2026-1000")));

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.CLEAN);
        assertThat(statuses(judgement)).containsExactly(FindingStatus.KNOWN);
    }

    @Test
    void knowsAVulnerabilityByAnAliasOfEitherSide() {
        assertThat(statuses(compare(findings(vulnerability("CVE-2026-1000", "GHSA-2222-3333-4444")),
                findings(vulnerability("ghsa-2222-3333-4444"))))).containsExactly(FindingStatus.KNOWN);
    }

    @Test
    void takesMalwareInAnUpgradeForNewAndTheOldOneForFixed() {
        Judgement judgement = compare(findings(malware().version("4.17.21")), findings(malware()));

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.FINDINGS);
        assertThat(statuses(judgement)).containsExactly(FindingStatus.NEW, FindingStatus.FIXED);
    }

    @Test
    void namesAFurtherManifestOfAKnownFinding() {
        Judgement judgement = compare(findings(malware().in("package-lock.json", "web/package-lock.json")),
                findings(malware()));

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.CLEAN);
        assertThat(judgement.findings().get(0).newManifests()).containsExactly("web/package-lock.json");
        assertThat(judgement.notes()).containsExactly("1 known finding is in further manifests: web/package-lock.json");
    }

    @Test
    void reportsFindingsThatWentAwayButNotTriagedOnes() {
        Judgement judgement = compare(List.of(),
                findings(vulnerability("CVE-2026-1000"), malware().action("ignore"), vulnerability("CVE-2026-1000")));

        assertThat(judgement.findings()).extracting(JudgedFinding::status, JudgedFinding::counts, JudgedFinding::place)
                .containsExactly(tuple(FindingStatus.FIXED, false, Optional.empty()));
    }

    @Test
    void countsNothingThatWasTriagedAway() {
        Judgement judgement = judge(malware().action("ignore"), GateSettings.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.CLEAN);
        assertThat(statuses(judgement)).containsExactly(FindingStatus.IGNORED);
    }

    @ParameterizedTest
    @CsvSource({ "CRITICAL,critical,count,true", "HIGH,critical,count,false", "HIGH,high,count,true", "LOW,medium,count,false",
            "LOW,low,count,true", "UNKNOWN,critical,count,true", "UNRECOGNIZED,critical,count,true", "UNKNOWN,low,report,false",
            "UNRECOGNIZED,low,report,false" })
    void countsBySeverity(Severity severity, String threshold, String unknown, boolean counts) {
        Judgement judgement = judge(malware().severity(severity).action("warn"), settings(threshold, "severity", unknown));

        assertThat(judgement.findings().get(0).counts()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({ "error,policy,count,true", "warn,policy,count,false", "monitor,policy,count,false", ",policy,count,true",
            "block,policy,count,true", ",policy,report,false", "error,either,report,true", "warn,either,report,false" })
    void countsByThePolicyOfSocket(String action, String failOn, String unknown, boolean counts) {
        Judgement judgement = judge(malware().severity(Severity.LOW).action(action), settings("critical", failOn, unknown));

        assertThat(judgement.findings().get(0).counts()).isEqualTo(counts);
    }

    @Test
    void makesOneFindingOfVariantsAndKeepsTheMostUrgent() {
        Judgement judgement = judge(
                findings(malware().severity(Severity.LOW).in("a/uv.lock"), malware().in("b/uv.lock").action("warn")),
                Optional.empty(), GateSettings.DEFAULTS, AllowList.none());

        assertThat(judgement.findings()).singleElement().satisfies(one -> {
            assertThat(one.finding().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.finding().action()).contains("error");
            assertThat(one.finding().manifestFiles()).containsExactly("a/uv.lock", "b/uv.lock");
            assertThat(one.finding().positions()).hasSize(2);
        });
    }

    @Test
    void keepsVersionsOfOneVulnerabilityApart() {
        List<Finding> twoVersions = findings(vulnerability("CVE-2026-1000"), vulnerability("CVE-2026-1000").version("3.0.0"));

        Judgement judgement = judge(twoVersions, Optional.empty(), GateSettings.DEFAULTS, AllowList.none());

        assertThat(judgement.findings()).hasSize(2).extracting(JudgedFinding::fingerprint).doesNotHaveDuplicates();
    }

    @Test
    void givesAFindingTheSameFingerprintInEveryVersionAndOrder() {
        FindingBuilder first = vulnerability("GHSA-2222-3333-4444");
        FindingBuilder second = malware().of("npm", "other", "1.0.0");

        Judgement before = judge(findings(first, second), Optional.empty(), GateSettings.DEFAULTS, AllowList.none());
        Judgement after = judge(findings(second, vulnerability("CVE-2026-1", "GHSA-2222-3333-4444").version("5.0.0")),
                Optional.empty(), GateSettings.DEFAULTS, AllowList.none());

        assertThat(after.findings()).extracting(JudgedFinding::fingerprint)
                .containsExactlyInAnyOrderElementsOf(before.findings().stream().map(JudgedFinding::fingerprint).toList());
    }

    @Test
    void allowsAFindingUntilTheEndOfItsDay() {
        Judgement judgement = allowing(findings(vulnerability("CVE-2026-1000")), entry("CVE-2026-1000", TODAY));

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.CLEAN);
        assertThat(judgement.findings().get(0).allowedBy()).contains("see OPS-12");
        assertThat(judgement.notes()).containsExactly("allow list: CVE-2026-1000 (gate.yaml:3) expires on 2026-11-29");
    }

    @Test
    void countsAFindingAgainAfterItsDay() {
        Judgement judgement = allowing(findings(vulnerability("CVE-2026-1000")), entry("CVE-2026-1000", TODAY.minusDays(1)));

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.FINDINGS);
        assertThat(judgement.notes())
                .containsExactly("allow list: CVE-2026-1000 (gate.yaml:3) expired on 2026-11-28, its findings count again");
    }

    @Test
    void namesAnEntryThatMatchesNothing() {
        assertThat(allowing(List.of(), entry("CVE-2026-1000", TODAY.plusMonths(3))).notes())
                .containsExactly("allow list: CVE-2026-1000 (gate.yaml:3) matches no finding of this scan");
    }

    @Test
    void saysNothingOfAnEntryThatIsOfUseForMoreThanTwoWeeks() {
        assertThat(allowing(findings(vulnerability("CVE-2026-1000")), entry("CVE-2026-1000", TODAY.plusDays(15))).notes())
                .isEmpty();
    }

    @Test
    void hidesNoFindingBehindAnAllowedVariant() {
        Judgement judgement = allowing(findings(malware().key("Qfirst-of-two-keys"), malware().key("Qsecond-of-two-keys")),
                entry("Qfirst-of-two-keys", TODAY));

        assertThat(judgement.verdict()).isEqualTo(GateVerdict.FINDINGS);
        assertThat(judgement.findings()).singleElement()
                .satisfies(one -> assertThat(one.finding().key()).contains("Qsecond-of-two-keys"));
    }

    @Test
    void putsTheMostUrgentFirstWhateverTheOrder() {
        List<Finding> head = new ArrayList<>(findings(malware().of("npm", "d", "1").severity(Severity.LOW),
                vulnerability("CVE-2026-1").of("npm", "b", "1"), malware().of("npm", "c", "1").severity(Severity.UNKNOWN),
                malware().of("npm", "z", "1"), malware().of("npm", "e", "1").action("ignore")));
        Judgement one = judge(head, Optional.empty(), GateSettings.DEFAULTS, AllowList.none());
        Collections.reverse(head);
        Judgement other = judge(head, Optional.empty(), GateSettings.DEFAULTS, AllowList.none());

        assertThat(one.findings()).extracting(judged -> judged.finding().affectedPackage().name())
                .containsExactly("z", "b", "c", "d", "e");
        assertThat(other.findings()).isEqualTo(one.findings());
        assertThat(one.counts()).isEqualTo(new FindingCounts(3, 4, 0, 0, 0, 1));
    }
}
