package com.insightpulseai.mcp.provider.socket.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.upstream.MalformedAnswerException;

class ArtifactStreamTest {

    @Test
    void readsWhatIsThereAndLeavesOutTheRest() throws IOException {
        List<Artifact> artifacts = read("""
                {"id":"1","type":"npm","namespace":"@acme","name":"left","version":"1.2.3","direct":true,"size":9,\
                "manifestFiles":[{"file":"package.json","start":1,"end":2}],\
                "alerts":[{"key":"k","type":"malware","severity":"critical","category":"supplyChainRisk",\
                "props":{"deep":{"er":[1]}},"action":"error","fix":{"type":"remove","description":"Remove it"}}]}
                {"id":"2","type":"pypi"}
                """);

        assertThat(artifacts).hasSize(2);
        assertThat(artifacts.get(0).namespace()).contains("@acme");
        assertThat(artifacts.get(0).manifestFiles())
                .containsExactly(new Artifact.ManifestReference("package.json", Optional.of(1), Optional.of(2)));
        assertThat(artifacts.get(0).alerts().readable()).singleElement()
                .satisfies(alert -> assertThat(alert.fix()).contains("Remove it"));
        assertThat(artifacts.get(1).alerts().readable()).isEmpty();
        assertThat(artifacts.get(1).direct()).isFalse();
    }

    @Test
    void passesOverScoreEventsAndBlankLines() throws IOException {
        assertThat(read("{\"_type\":\"scores\",\"value\":{}}\n\n\r\n{\"type\":\"npm\"}\n")).hasSize(1);
    }

    @Test
    void readsALastLineWithoutEnd() throws IOException {
        assertThat(read("{\"type\":\"npm\"}\n{\"type\":\"npm\"}")).hasSize(2);
    }

    @Test
    void takesAnEmptyStreamForAScanWithoutPackages() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"type\":\"npm\"", "<html>busy</html>", "[]", "null", "7", "{\"error\":{\"message\":\"no\"}}",
            "{\"type\":\"npm\"}}" })
    void refusesWhatIsNoArtifact(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void readsTheOtherArtifactsWhereOneIsOdd() throws IOException {
        List<Artifact> artifacts = new ArrayList<>();

        int unreadable = ArtifactStream.read(new ByteArrayInputStream("""
                {"name":"a","alerts":[null,{"type":"malware"},{"key":"k","severity":{},"fix":"no"}],"direct":"often"}
                {"type":"npm","name":"b","alerts":{}}
                {"type":"npm","name":"c","version":{},"manifestFiles":[7,{"file":"f","start":"?"},{"start":1}]}
                """.getBytes(StandardCharsets.UTF_8)), artifacts::add);

        assertThat(unreadable).as("alerts that are no list are not none").isEqualTo(1);
        assertThat(artifacts).extracting(artifact -> artifact.name().orElseThrow()).containsExactly("a", "c");
        assertThat(artifacts.get(0).type()).isEqualTo("unknown");
        assertThat(artifacts.get(0).alerts().unreadable()).isEqualTo(1);
        assertThat(artifacts.get(0).alerts().readable()).extracting(Artifact.Alert::type).containsExactly("malware", "unknown");
        assertThat(artifacts.get(0).alerts().readable().get(0).key()).isEmpty();
        assertThat(artifacts.get(1).manifestFiles())
                .containsExactly(new Artifact.ManifestReference("f", Optional.empty(), Optional.empty()));
    }

    @Test
    void readsTheVulnerabilityBehindAnAlert() throws IOException {
        assertThat(advisories("""
                {"cveId":"CVE-2026-1","ghsaId":"GHSA-a-b-c","cvss":{"score":9.8,"vectorString":"v"},\
                "kevs":[{"vulnerabilityName":"n"}],"firstPatchedVersionIdentifier":"2.4.0","title":"t"}""", """
                {"cveId":"","ghsaId":"GHSA-a-b-c","kevs":null,"firstPatchedVersionIdentifier":""}"""))
                .containsExactly(
                        Optional.of(new Advisory(Optional.of("CVE-2026-1"), Optional.of("GHSA-a-b-c"), Optional.of(9.8), true,
                                Optional.of("2.4.0"))),
                        Optional.of(new Advisory(Optional.empty(), Optional.of("GHSA-a-b-c"), Optional.empty(), false,
                                Optional.empty())));
    }

    @Test
    void bearsPropsOfAnyForm() throws IOException {
        assertThat(advisories("null", "7", "[]", "{\"id\":7,\"note\":\"n\"}", "{\"cveId\":\"\",\"ghsaId\":\"\"}",
                "{\"cveId\":{},\"cvss\":7,\"kevs\":true}")).hasSize(6).containsOnly(Optional.empty());
        assertThat(advisories("{\"cveId\":\"CVE-2026-1\",\"ghsaId\":[],\"cvss\":\"9\",\"kevs\":{}}"))
                .containsExactly(Optional.of(new Advisory(Optional.of("CVE-2026-1"), Optional.empty(), Optional.empty(), false,
                        Optional.empty())));
    }

    @Test
    void quotesNothingOfAMalformedStream() {
        assertThatThrownBy(() -> read("{\"type\": sk_live_123}")).hasMessageNotContaining("sk_live");
    }

    @Test
    void stopsWithinALineThatNeverEnds() {
        AtomicInteger delivered = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                delivered.incrementAndGet();
                return ' ';
            }
        };
        assertThatThrownBy(() -> ArtifactStream.read(endless, artifact -> {
        })).isInstanceOf(MalformedAnswerException.class).hasMessageContaining("longer than");
        assertThat(delivered.get()).isLessThan(JsonLines.MAX_LINE_BYTES + (1 << 16));
    }

    private static List<Optional<Advisory>> advisories(String... props) throws IOException {
        String alerts = Stream.of(props).map(one -> "{\"type\":\"cve\",\"props\":" + one + "}")
                .collect(Collectors.joining(","));
        return read("{\"type\":\"npm\",\"alerts\":[" + alerts + "]}").get(0).alerts().readable().stream()
                .map(Artifact.Alert::advisory).toList();
    }

    private static List<Artifact> read(String text) throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        ArtifactStream.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), artifacts::add);
        return artifacts;
    }
}
