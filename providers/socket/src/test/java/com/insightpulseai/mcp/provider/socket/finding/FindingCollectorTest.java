package com.insightpulseai.mcp.provider.socket.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.insightpulseai.mcp.provider.socket.wire.Advisory;
import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.provider.socket.wire.Artifact.Alert;
import com.insightpulseai.mcp.provider.socket.wire.Artifact.ManifestReference;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.Records;

class FindingCollectorTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final AnswerSize SIZE = new AnswerSize(MAPPER);

    @Test
    void countsBySeverityAndPutsTheMostUrgentFirst() throws IOException {
        ScanFindings found = collect(10, 100_000, alert("a", "low", "error"), alert("b", "critical", "ignore"),
                alert("c", "middle", "warn"), alert("d", "critical", "error"), alert("e", "odd", "warn"));

        assertThat(found.summary()).isEqualTo(new SeveritySummary(2, 0, 1, 1));
        assertThat(found.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("d", "b", "c", "a", "e");
        assertThat(found.total()).isEqualTo(5);
        assertThat(found.next()).isEmpty();
    }

    @Test
    void keepsTheMostUrgentAndCountsTheOthers() throws IOException {
        ScanFindings found = collect(2, 100_000, alert("a", "low", "warn"), alert("b", "high", "warn"),
                alert("c", "critical", "warn"));

        assertThat(found.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("c", "b");
        assertThat(found.summary().low()).isEqualTo(1);
        assertThat(found.next()).isPresent();
    }

    @Test
    void staysWithinItsBytes() throws IOException {
        ScanFindings found = collect(10_000, 20_000, IntStream.range(0, 5_000)
                .mapToObj(i -> alert("key-" + i, "high", "warn")).toArray(Alert[]::new));

        assertThat(MAPPER.writeValueAsBytes(found.findings())).hasSizeBetween(18_000, 20_001);
        assertThat(found.total()).isEqualTo(5_000);
    }

    @Test
    void cutsTextsOfAnyLengthWithoutBreakingACharacter() throws IOException {
        Alert alert = new Alert(Optional.of("k"), "t", Optional.of("low"), Optional.empty(),
                Optional.of("x".repeat(498) + "😀".repeat(900)), Optional.empty(), Optional.empty(), Optional.empty());

        String file = collect(1, 100_000, alert).findings().get(0).file().orElseThrow();

        assertThat(file).hasSize(499).endsWith("x…");
    }

    @Test
    void namesAPackageWithItsNamespace() throws IOException {
        assertThat(collect(1, 100_000, alert("a", "low", "warn")).findings().get(0).affected())
                .isEqualTo(new Finding.AffectedPackage("npm", "@acme/left", Optional.of("1.0.0")));
    }

    @Test
    void givesEveryFindingOnceOverPages() throws IOException {
        Alert[] alerts = IntStream.range(0, 1_000)
                .mapToObj(i -> alert("key-" + i % 700, i % 3 == 0 ? "high" : "odd", "warn")).toArray(Alert[]::new);
        List<Finding> read = new ArrayList<>();
        Optional<FindingCursor> from = Optional.empty();
        do {
            ScanFindings page = collect(new FindingQuery(Optional.empty(), Optional.empty(), 7, from), 1_500, alerts);
            assertThat(page.findings()).hasSizeBetween(1, 7);
            assertThat(page.total()).isEqualTo(1_000);
            read.addAll(page.findings());
            from = page.next().map(FindingCursor::encoded).flatMap(FindingCursor::decode);
            assertThat(from.isPresent()).isEqualTo(page.next().isPresent());
        } while (from.isPresent());

        assertThat(read).isSortedAccordingTo(Finding.BY_URGENCY);
        assertThat(read.stream().collect(Collectors.groupingBy(Finding::key, Collectors.counting()))).hasSize(700)
                .isEqualTo(Stream.of(alerts).collect(Collectors.groupingBy(Alert::key, Collectors.counting())));
    }

    @Test
    void leavesOutWhatIsLessSerious() throws IOException {
        ScanFindings found = collect(new FindingQuery(Optional.of(Severity.MEDIUM), Optional.empty(), 10, Optional.empty()),
                100_000, alert("a", "low", "warn"), alert("b", "middle", "warn"), alert("c", "critical", "warn"),
                alert("d", "odd", "warn"));

        assertThat(found.findings()).extracting(one -> one.key().orElseThrow()).containsExactly("c", "b");
        assertThat(found.matching()).isEqualTo(2);
        assertThat(found.total()).isEqualTo(4);
        assertThat(found.summary().low()).isEqualTo(1);
        assertThat(found.next()).isEmpty();
    }

    @Test
    void countsWhatCannotBeRead() throws IOException {
        assertThat(collect(10, 100_000, alert("a", "low", "warn")).unreadable()).contains(2);
    }

    @Test
    void leavesOutOtherPackages() throws IOException {
        assertThat(collect(new FindingQuery(Optional.empty(), Optional.of("left"), 10, Optional.empty()), 100_000,
                alert("a", "low", "warn")).matching()).isZero();
        assertThat(collect(new FindingQuery(Optional.empty(), Optional.of("@acme/left"), 10, Optional.empty()), 100_000,
                alert("a", "low", "warn")).matching()).isEqualTo(1);
    }

    @Test
    void countsPackagesWithAndWithoutFindings() throws IOException {
        FindingCollector collector = new FindingCollector(FindingQuery.mostUrgent(1), 100_000, SIZE);
        collector.add(artifact(List.of()));
        collector.add(artifact(List.of(), alert("a", "low", "warn"), alert("b", "low", "warn")));

        assertThat(collector.collected(1).packages()).isEqualTo(2);
    }

    @Test
    void saysWhereManifestsNameThePackage() {
        Finding finding = Finding.of(artifact(List.of(named("a", 3, 7), named("a", 3, 7), named("b", 0, 0),
                new ManifestReference("c", Optional.empty(), Optional.of(1)), named("d", 7, 3), named("e", -1, 3)),
                alert("k", "low", "warn")), alert("k", "low", "warn"));

        assertThat(finding.positions()).containsExactly(new ManifestPosition("a", 3, 7), new ManifestPosition("b", 0, 0));
        assertThat(finding.manifestFiles()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void givesNoMoreThanTenPlaces() {
        List<ManifestReference> manifests = IntStream.range(0, 50).mapToObj(i -> named("x".repeat(600), i, i + 1)).toList();

        Finding finding = Finding.of(artifact(manifests), alert("k", "low", "warn"));

        assertThat(finding.positions()).hasSize(10).allSatisfy(place -> assertThat(place.file()).hasSize(500));
    }

    @Test
    void putsTheCveBeforeTheOtherIdsOfAVulnerability() {
        assertThat(Vulnerability.of(new Advisory(Optional.of("CVE-2026-1"), Optional.of("GHSA-a-b-c"), Optional.of(9.8), true,
                Optional.of("2.0"))))
                .isEqualTo(new Vulnerability(Optional.of("CVE-2026-1"), List.of("GHSA-a-b-c"), Optional.of(9.8), true,
                        Optional.of("2.0")));
        assertThat(Vulnerability.of(new Advisory(Optional.empty(), Optional.of("GHSA-a-b-c"), Optional.of(11.0), false,
                Optional.empty())))
                .isEqualTo(new Vulnerability(Optional.of("GHSA-a-b-c"), List.of(), Optional.empty(), false, Optional.empty()));
    }

    @Test
    void writesHalvesOfCharactersAsJson() throws IOException {
        Alert alert = new Alert(Optional.of("k"), "t", Optional.of("low"), Optional.empty(),
                Optional.of("x" + Character.MIN_SURROGATE), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(collect(1, 100_000, alert).findings().get(0).file()).contains("x\uFFFD");
    }

    private static ScanFindings collect(int maxFindings, int maxBytes, Alert... alerts) throws IOException {
        return collect(FindingQuery.mostUrgent(maxFindings), maxBytes, alerts);
    }

    private static ScanFindings collect(FindingQuery query, int maxBytes, Alert... alerts) throws IOException {
        FindingCollector collector = new FindingCollector(query, maxBytes, SIZE);
        collector.add(artifact(List.of(named("package.json", 3, 7)), alerts));
        return collector.collected(0);
    }

    private static Artifact artifact(List<ManifestReference> manifests, Alert... alerts) {
        return new Artifact("npm", Optional.of("@acme"), Optional.of("left"), Optional.of("1.0.0"), true, manifests,
                new Records<>(List.of(alerts), 2));
    }

    private static ManifestReference named(String file, int start, int end) {
        return new ManifestReference(file, Optional.of(start), Optional.of(end));
    }

    private static Alert alert(String key, String severity, String action) {
        return new Alert(Optional.of(key), "malware", Optional.of(severity), Optional.of("other"), Optional.empty(),
                Optional.of(action), Optional.empty(), Optional.empty());
    }
}
