package com.insightpulseai.mcp.provider.socket.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.socket.finding.Severity;
import com.insightpulseai.mcp.provider.socket.finding.SeveritySummary;
import com.insightpulseai.mcp.provider.socket.wire.PackageLine;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.UpstreamJson;

class PackageCollectorTest {

    @Test
    void goesByTheInputThatALineNames() throws IOException {
        PackageReports reports = collect(List.of("pkg:npm/a@1", "pkg:npm/b@1"),
                "{\"type\":\"npm\",\"name\":\"renamed\",\"version\":\"9\",\"inputPurl\":\"pkg:npm/b@1\"}");

        assertThat(reports.known()).extracting(PackageReport::purl).containsExactly("pkg:npm/b@1");
        assertThat(reports.unknown()).containsExactly("pkg:npm/a@1");
    }

    @Test
    void goesByTypeNameAndVersionWhereNoInputIsNamed() throws IOException {
        PackageReports reports = collect(
                List.of("pkg:npm/%40acme/left@1.0.0", "pkg:pypi/Evil_Wheel@2", "pkg:nuget/NeedPlus@1", "pkg:npm/open",
                        "pkg:npm/%40acme/left@2.0.0"),
                "{\"type\":\"npm\",\"namespace\":\"@acme\",\"name\":\"left\",\"version\":\"1.0.0\"}",
                "{\"type\":\"pypi\",\"name\":\"evil.wheel\",\"version\":\"2\"}",
                "{\"type\":\"nuget\",\"name\":\"needplus\",\"version\":\"1\"}",
                "{\"type\":\"npm\",\"name\":\"open\",\"version\":\"3.0.0\"}");

        assertThat(reports.known()).extracting(PackageReport::purl).containsExactlyInAnyOrder("pkg:npm/%40acme/left@1.0.0",
                "pkg:pypi/Evil_Wheel@2", "pkg:nuget/NeedPlus@1", "pkg:npm/open");
        assertThat(reports.unknown()).containsExactly("pkg:npm/%40acme/left@2.0.0");
    }

    @Test
    void keepsPackagesApartThatDifferInCaseOnly() throws IOException {
        PackageReports reports = collect(List.of("pkg:npm/jsonstream@1.0.0", "pkg:npm/JSONStream@1.0.0"),
                "{\"type\":\"npm\",\"name\":\"JSONStream\",\"version\":\"1.0.0\"}");

        assertThat(reports.known()).extracting(PackageReport::purl).containsExactly("pkg:npm/JSONStream@1.0.0");
    }

    @Test
    void takesTheWordsForUnknownAsUnknown() throws IOException {
        PackageReports reports = collect(List.of("pkg:npm/a@1", "pkg:npm/b@1", "pkg:npm/c@1"),
                "{\"_type\":\"purlError\",\"value\":{\"error\":\"not found\",\"inputPurl\":\"pkg:npm/a@1\"}}",
                "{\"type\":\"npm\",\"name\":\"b\",\"version\":\"1\",\"inputPurl\":\"pkg:npm/b@1\","
                        + "\"alerts\":[{\"key\":\"n\",\"type\":\"notFound\"}]}",
                "{\"_type\":\"summary\",\"value\":{\"purl_input\":3,\"resolved\":0,\"errors\":{}}}");

        assertThat(reports.known()).isEmpty();
        assertThat(reports.unknown()).containsExactly("pkg:npm/a@1", "pkg:npm/b@1", "pkg:npm/c@1");
    }

    @Test
    void doesNotTakeAPackageInWorkForAClean() throws IOException {
        PackageReport report = collect(List.of("pkg:npm/a@1"),
                "{\"type\":\"npm\",\"name\":\"a\",\"version\":\"1\",\"alerts\":[{\"key\":\"p\",\"type\":\"pendingScan\"}]}")
                .known().get(0);

        assertThat(report.pending()).isTrue();
        assertThat(report.alertsTotal()).isZero();
    }

    @Test
    void putsTheReleasedFilesOfAPackageTogether() throws IOException {
        PackageReport report = collect(List.of("pkg:pypi/wheel@1"), release("bdist", 0.9, "a", "low"),
                release("sdist", 0.2, "b", "critical"), release("other", 0.5, "c", "middle")).known().get(0);

        assertThat(report.score().orElseThrow().overall()).contains(0.2);
        assertThat(report.alerts()).extracting(one -> one.key().orElseThrow()).containsExactly("b", "c");
        assertThat(report.alertsTotal()).isEqualTo(3);
        assertThat(report.summary()).isEqualTo(new SeveritySummary(1, 0, 1, 1));
    }

    @Test
    void namesTheWorstFirst() throws IOException {
        PackageReports reports = collect(List.of("pkg:npm/clean@1", "pkg:npm/poor@1", "pkg:npm/bad@1"),
                "{\"type\":\"npm\",\"name\":\"clean\",\"version\":\"1\",\"score\":{\"overall\":0.9}}",
                "{\"type\":\"npm\",\"name\":\"poor\",\"version\":\"1\",\"score\":{\"overall\":0.3}}",
                "{\"type\":\"npm\",\"name\":\"bad\",\"version\":\"1\",\"score\":{\"overall\":1},"
                        + "\"alerts\":[{\"key\":\"k\",\"type\":\"malware\",\"severity\":\"low\"}]}");

        assertThat(reports.known()).extracting(PackageReport::purl)
                .containsExactly("pkg:npm/bad@1", "pkg:npm/poor@1", "pkg:npm/clean@1");
    }

    /** Whatever Socket means by it, a malware alert must not be lost. */
    @Test
    void showsAPackageThatNobodyAskedForByItself() throws IOException {
        PackageReports reports = collect(List.of("pkg:npm/a@1"), malware("npm", "@x/y z", "1+2"));

        assertThat(reports.known()).singleElement().satisfies(report -> {
            assertThat(report.purl()).isEqualTo("pkg:npm/%40x/y%20z@1%2B2");
            assertThat(report.unmatched()).contains(true);
            assertThat(report.summary().critical()).isEqualTo(1);
            assertThat(PackageUrl.parse(report.purl()).name()).isEqualTo("@x/y z");
        });
        assertThat(reports.unknown()).containsExactly("pkg:npm/a@1");
    }

    @ParameterizedTest
    @CsvSource({ "pkg:golang/github.com/docker/docker@24.0.7,golang,github.com/docker/docker,v24.0.7",
            "pkg:golang/github.com/docker/docker@v24.0.7,golang,github.com/docker/docker,24.0.7",
            "pkg:golang/github.com/docker/docker@v24.0.7,golang,github.com/docker/docker,v24.0.7+incompatible",
            "pkg:golang/github.com/Azure/sdk@v1.0.0,golang,github.com/azure/sdk,v1.0.0",
            "pkg:npm/left-pad@1.3.0,npm,left-pad,v1.3.0", "pkg:npm/Left-Pad@1.3.0,npm,left-pad,1.3.0",
            "pkg:npm/%40acme/left@1.0.0,npm,acme/left,1.0.0", "pkg:npm/left-pad,npm,left-pad,v1.3.0",
            "pkg:pypi/Evil_Test.Wheel@1.0,pypi,evil-test-wheel,1.0.0", "pkg:pypi/wheel@1.0RC1,pypi,wheel,v1.0rc1",
            "pkg:nuget/Newtonsoft.Json@13.0.1-Beta,nuget,newtonsoft.json,13.0.1-beta",
            "pkg:nuget/Newtonsoft.Json@13.0,nuget,Newtonsoft.Json,13.0.0.0",
            "pkg:maven/org.acme/Core@1.0.0,maven,org.acme/Core,v1.0.0", "pkg:cargo/serde_json@1.0.0,cargo,serde-json,1.0.0",
            "pkg:composer/Acme/Lib@v1.2,composer,acme/lib,1.2.0", "pkg:gem/rails@7.0,gem,rails,7.0.0" })
    void knowsAPackageBySpellingsOfItsType(String asked, String type, String name, String version) throws IOException {
        PackageReports reports = collect(List.of(asked, "pkg:npm/other@1"), malware(type, name, version));

        assertThat(reports.known()).singleElement().satisfies(report -> {
            assertThat(report.purl()).isEqualTo(asked);
            assertThat(report.unmatched()).isEmpty();
            assertThat(report.alertsTotal()).isEqualTo(1);
        });
        assertThat(reports.unknown()).containsExactly("pkg:npm/other@1");
    }

    @ParameterizedTest
    @CsvSource({ "pkg:maven/org.acme/Core@1.0.0,maven,org.acme/core,1.0.0", "pkg:gem/Rails@7.0.0,gem,rails,7.0.0",
            "pkg:npm/a@1.0.0,pypi,a,1.0.0", "pkg:npm/a@1.0,npm,a,1.0.0", "pkg:npm/vue@1.0.0,npm,ue,1.0.0",
            "pkg:golang/a@v1.0.0,golang,a,v1.0.1", "pkg:npm/a@1.0.0,npm,a," })
    void keepsOtherPackagesApart(String asked, String type, String name, String version) throws IOException {
        PackageReports reports = collect(List.of(asked), malware(type, name, version == null ? "" : version));

        assertThat(reports.known()).singleElement().satisfies(report -> assertThat(report.unmatched()).contains(true));
        assertThat(reports.unknown()).containsExactly(asked);
    }

    @Test
    void readsTheInputThatALineNamesInAnotherSpelling() throws IOException {
        PackageReports reports = collect(List.of("pkg:npm/%40acme/left@1.0.0"),
                "{\"inputPurl\":\"pkg:npm/@acme/left@v1.0.0\",\"alerts\":[{\"type\":\"malware\"}]}");

        assertThat(reports.known()).singleElement().satisfies(report -> {
            assertThat(report.purl()).isEqualTo("pkg:npm/%40acme/left@1.0.0");
            assertThat(report.alerts()).singleElement().satisfies(alert -> assertThat(alert.key()).isEmpty());
        });
    }

    @Test
    void keepsAlertsOfAsManyOtherPackagesAsThereIsRoomFor() throws IOException {
        PackageReports reports = collect(2, List.of("pkg:npm/a@1"),
                Stream.concat(IntStream.range(0, 1_024).mapToObj(i -> "{\"type\":\"npm\",\"name\":\"x%d\"}".formatted(i)),
                        Stream.of(malware("npm", "bad", "1"), "{\"type\":\"npm\",\"name\":\"more\"}")));

        assertThat(reports.known()).hasSize(1_024);
        assertThat(reports.known().get(0).purl()).isEqualTo("pkg:npm/bad@1");
        assertThat(reports.leftOut()).isEqualTo(2);
    }

    @Test
    void keepsFewerAlertsOfEachWhereManyPackagesHaveMany() throws IOException {
        PackageReports reports = collect(100, packages(1_024), IntStream.range(0, 1_024).mapToObj(i -> line(i, 100)));

        assertThat(reports.known()).hasSize(1_024).allSatisfy(report -> {
            assertThat(report.alertsTotal()).isEqualTo(100);
            assertThat(report.alerts()).hasSizeBetween(5, 8)
                    .allSatisfy(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        });
    }

    @Test
    void keepsAllAlertsOfAFewPackagesAmongMany() throws IOException {
        PackageReports reports = collect(100, packages(1_024),
                IntStream.range(0, 1_024).mapToObj(i -> line(i, i % 20 == 0 ? 100 : 1)));

        assertThat(reports.known().subList(0, 50)).allSatisfy(report -> assertThat(report.alerts()).hasSize(100));
    }

    @Test
    void refusesALineThatIsNoPackage() {
        assertThatThrownBy(() -> collect(List.of("pkg:npm/a@1"), "{\"error\":{\"message\":\"no\"}}"))
                .isInstanceOf(MalformedAnswerException.class);
    }

    private static String malware(String type, String name, String version) {
        return ("{\"type\":\"%s\",\"name\":\"%s\",\"version\":\"%s\","
                + "\"alerts\":[{\"key\":\"k\",\"type\":\"malware\",\"severity\":\"critical\"}]}")
                .formatted(type, name, version);
    }

    private static String release(String release, double overall, String key, String severity) {
        return ("{\"type\":\"pypi\",\"name\":\"wheel\",\"version\":\"1\",\"release\":\"%s\",\"score\":{\"overall\":%s},"
                + "\"alerts\":[{\"key\":\"%s\",\"type\":\"t\",\"severity\":\"%s\"}]}")
                .formatted(release, overall, key, severity);
    }

    private static List<String> packages(int number) {
        return IntStream.range(0, number).mapToObj("pkg:npm/p%d@1"::formatted).toList();
    }

    private static String line(int number, int alerts) {
        return "{\"type\":\"npm\",\"name\":\"p%d\",\"version\":\"1\",\"alerts\":[%s]}".formatted(number, IntStream
                .range(0, alerts)
                .mapToObj(i -> "{\"key\":\"k%d\",\"type\":\"t\",\"severity\":\"%s\"}".formatted(i, i < 10 ? "critical" : "low"))
                .collect(Collectors.joining(",")));
    }

    private static PackageReports collect(List<String> purls, String... lines) throws IOException {
        return collect(2, purls, Stream.of(lines));
    }

    private static PackageReports collect(int alertsEach, List<String> purls, Stream<String> lines) throws IOException {
        PackageCollector collector = new PackageCollector(purls.stream().map(PackageUrl::parse).toList(), alertsEach);
        for (String line : lines.toList()) {
            collector.add(UpstreamJson.MAPPER.readValue(line, PackageLine.class));
        }
        return collector.collected(0);
    }
}
