package com.insightpulseai.mcp.provider.socket.wire;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.UpstreamJson;

/**
 * Reads newline-delimited objects one at a time, so that an answer of any size needs the memory of one line.
 *
 * @param <T> what a line is read as
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
public final class JsonLines<T> {

    /** Above what a package with thousands of alerts needs. */
    static final int MAX_LINE_BYTES = 8 << 20;

    private final ObjectReader lines;

    public JsonLines(Class<T> line) {
        this.lines = UpstreamJson.MAPPER.readerFor(
                UpstreamJson.MAPPER.getTypeFactory().constructParametricType(Received.class, line));
    }

    /** Takes one line. */
    @FunctionalInterface
    public interface Consumer<T> {
        void accept(T line) throws IOException;
    }

    /**
     * Reads to the end and blocks while doing so.
     *
     * @return how many lines are objects that cannot be read as such
     * @throws MalformedAnswerException if a line is no object, is longer than {@value #MAX_LINE_BYTES} bytes, or the
     *         stream ends within one
     * @throws IOException if the connection fails
     */
    public int read(InputStream in, Consumer<T> consumer) throws IOException {
        // Reading values straight from a stream would take an array for the list of its elements.
        try (JsonParser parser = lines.createParser(new BoundedLines(in, MAX_LINE_BYTES));
                MappingIterator<Received<T>> values = lines.readValues(parser)) {
            int unreadable = 0;
            while (values.hasNextValue()) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new MalformedAnswerException("a line is no object");
                }
                Optional<T> line = values.nextValue().record();
                if (line.isPresent()) {
                    consumer.accept(line.get());
                } else {
                    unreadable++;
                }
            }
            return unreadable;
        } catch (JacksonException e) {
            // Its message quotes the input, so it goes no further.
            throw new MalformedAnswerException("not a stream of objects: " + e.getClass().getSimpleName());
        } catch (CharConversionException e) {
            // Jackson takes the first bytes for those of an encoding that it cannot read.
            throw new MalformedAnswerException("not text in UTF-8");
        }
    }
}
