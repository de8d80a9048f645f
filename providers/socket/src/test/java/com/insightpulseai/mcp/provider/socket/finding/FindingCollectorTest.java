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
import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.provider.socket.wire.Artifact.Alert;
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
                Optional.of("x".repeat(498) + "😀".repeat(900)),
                Optional.empty(), Optional.empty());

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
    void writesHalvesOfCharactersAsJson() throws IOException {
        Alert alert = new Alert(Optional.of("k"), "t", Optional.of("low"), Optional.empty(),
                Optional.of("x" + Character.MIN_SURROGATE),
                Optional.empty(), Optional.empty());

        assertThat(collect(1, 100_000, alert).findings().get(0).file()).contains("x\uFFFD");
    }

    private static ScanFindings collect(int maxFindings, int maxBytes, Alert... alerts) throws IOException {
        return collect(FindingQuery.mostUrgent(maxFindings), maxBytes, alerts);
    }

    private static ScanFindings collect(FindingQuery query, int maxBytes, Alert... alerts) throws IOException {
        FindingCollector collector = new FindingCollector(query, maxBytes, SIZE);
        collector.add(new Artifact("npm", Optional.of("@acme"), Optional.of("left"), Optional.of("1.0.0"), true,
                List.of("package.json"), new Records<>(List.of(alerts), 2)));
        return collector.collected(0);
    }

    private static Alert alert(String key, String severity, String action) {
        return new Alert(Optional.of(key), "malware", Optional.of(severity), Optional.of("other"), Optional.empty(),
                Optional.of(action),
                Optional.empty());
    }
}
