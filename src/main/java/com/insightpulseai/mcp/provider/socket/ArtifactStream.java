package com.insightpulseai.mcp.provider.socket;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.UpstreamJson;

/**
 * Reads newline-delimited artifacts one at a time, so that a scan of any size needs the memory of one line.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
final class ArtifactStream {

    /** Above what a package with thousands of alerts needs. */
    static final int MAX_LINE_BYTES = 8 << 20;

    private static final ObjectReader LINES = UpstreamJson.MAPPER.readerFor(Artifact.Line.class);

    private ArtifactStream() {
    }

    /**
     * Reads to the end and blocks while doing so.
     *
     * @throws MalformedAnswerException if a line is not an artifact, is longer than {@value #MAX_LINE_BYTES} bytes, or the
     *         stream ends within one
     * @throws IOException if the connection fails
     */
    static void read(InputStream in, Consumer<Artifact> consumer) throws IOException {
        // Reading values straight from a stream would take an array for the list of its elements.
        try (JsonParser parser = LINES.createParser(new BoundedLines(in, MAX_LINE_BYTES));
                MappingIterator<Artifact.Line> lines = LINES.readValues(parser)) {
            while (lines.hasNextValue()) {
                Artifact.Line line = lines.nextValue();
                if (line == null) {
                    throw new MalformedAnswerException("a line is null");
                }
                if (line.isArtifact()) {
                    consumer.accept(line.toArtifact());
                }
            }
        } catch (JacksonException e) {
            // Its message quotes the input, so it goes no further.
            throw new MalformedAnswerException("not a stream of artifacts: " + e.getClass().getSimpleName());
        }
    }
}
