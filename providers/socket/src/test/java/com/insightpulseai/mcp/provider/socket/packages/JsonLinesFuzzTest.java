package com.insightpulseai.mcp.provider.socket.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.insightpulseai.mcp.provider.socket.finding.FindingCollector;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.finding.ScanFindings;
import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.provider.socket.wire.ArtifactStream;
import com.insightpulseai.mcp.provider.socket.wire.JsonLines;
import com.insightpulseai.mcp.provider.socket.wire.PackageLine;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.UpstreamJson;

/**
 * A stream of lines is read the same however the network cuts it, and line by line; or it is malformed.
 * <p>
 * Input: the size of a piece in one character, then the stream.
 */
class JsonLinesFuzzTest {

    private static final ObjectReader LINE = UpstreamJson.MAPPER.readerFor(Artifact.Line.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int PAGE = 3;
    private static final int PAGE_BYTES = 1_024;

    private final AnswerSize size = new AnswerSize(JsonMapper.builder().addModule(new Jdk8Module()).build());
    private final FindingQuery query = new FindingQuery(Optional.empty(), Optional.empty(), PAGE, Optional.empty());
    private final List<PackageUrl> packages = List.of(PackageUrl.parse("pkg:npm/left-pad@1.3.0"));

    @FuzzTest
    void piecesDoNotMatter(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, 1, input.length);

        Optional<List<Artifact>> artifacts = artifacts(new ByteArrayInputStream(stream));

        assertThat(artifacts(inPieces(stream, 1 + (input[0] & 0x3f)))).isEqualTo(artifacts);
        lineByLine(stream).ifPresent(lines -> assertThat(artifacts).contains(lines));
        artifacts.ifPresent(this::assertBounded);
        assertPackages(stream);
    }

    private static InputStream inPieces(byte[] stream, int size) {
        return new ByteArrayInputStream(stream) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, size));
            }
        };
    }

    /** Empty where the stream is malformed. */
    private static Optional<List<Artifact>> artifacts(InputStream in) throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        try {
            ArtifactStream.read(in, artifacts::add);
            return Optional.of(artifacts);
        } catch (MalformedAnswerException malformed) {
            return Optional.empty();
        }
    }

    /** A second reading; empty where a line alone is none. */
    private static Optional<List<Artifact>> lineByLine(byte[] stream) {
        List<Artifact> artifacts = new ArrayList<>();
        int start = 0;
        try {
            for (int end = 0; end <= stream.length; end++) {
                if (end == stream.length || stream[end] == '\n') {
                    Artifact.Line line = LINE.readValue(stream, start, end - start);
                    if (line.isArtifact()) {
                        artifacts.add(line.toArtifact());
                    }
                    start = end + 1;
                }
            }
            return Optional.of(artifacts);
        } catch (IOException | RuntimeException notOneLine) {
            return Optional.empty();
        }
    }

    private void assertBounded(List<Artifact> artifacts) {
        FindingCollector collector = new FindingCollector(query, PAGE_BYTES, size);
        artifacts.forEach(collector::add);
        ScanFindings found = collector.collected(0);
        assertThat(found.findings()).hasSizeLessThanOrEqualTo(PAGE);
        assertThat(size.fitting(found.findings(), PAGE_BYTES)).isEqualTo(found.findings());
        assertThat(found.total()).isEqualTo(artifacts.stream().mapToInt(artifact -> artifact.alerts().readable().size())
                .sum());
    }

    private void assertPackages(byte[] stream) throws IOException {
        PackageCollector collector = new PackageCollector(packages, PAGE);
        try {
            new JsonLines<>(PackageLine.class).read(new ByteArrayInputStream(stream), collector::add);
        } catch (MalformedAnswerException malformed) {
            return;
        }
        PackageReports reports = collector.collected(0);
        assertThat(reports.known().stream().filter(report -> report.unmatched().isEmpty()).count() + reports.unknown().size())
                .isEqualTo(packages.size());
    }
}
