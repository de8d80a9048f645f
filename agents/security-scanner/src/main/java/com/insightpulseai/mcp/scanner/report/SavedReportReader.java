package com.insightpulseai.mcp.scanner.report;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** Reads a report one finding at a time. */
final class SavedReportReader {

    private static final int LONGEST_TEXT = 100_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST_EXCERPT = 100;

    private final ObjectMapper mapper;
    private final long mostBytes;
    private final int mostFindings;
    private final FindingReader findingReader = new FindingReader();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> version = Optional.empty();
    private Optional<String> repository = Optional.empty();
    private Optional<String> commit = Optional.empty();
    private Optional<String> scanName = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private OptionalLong promised = OptionalLong.empty();
    private long listed;
    private boolean hasFindings;

    SavedReportReader(long mostBytes, int mostFindings) {
        this.mostBytes = mostBytes;
        this.mostFindings = mostFindings;
        mapper = new ObjectMapper(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_EXCERPT).maxNumberLength(LONGEST_EXCERPT).build())
                .build());
    }

    SavedReport read(InputStream in) throws IOException, SavedReportException {
        try (JsonParser parser = mapper.createParser(new Bounded(in, mostBytes))
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SavedReportException("it is no report: it does not begin with an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser);
            }
            if (parser.nextToken() != null) {
                throw new SavedReportException("it has text after its end");
            }
        } catch (StreamConstraintsException e) {
            throw new SavedReportException("a text, a number or a name in it is too long, or it is nested too deeply");
        } catch (JsonProcessingException e) {
            throw new SavedReportException("it is not JSON or was cut off" + place(e.getLocation()));
        } catch (CharConversionException e) {
            throw new SavedReportException("it is not UTF-8");
        } catch (TooLargeException e) {
            throw new SavedReportException("it has more than " + mostBytes + " bytes");
        }
        return checked();
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private void field(JsonParser parser) throws IOException, SavedReportException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        switch (name) {
            case "schema_version" -> version = Optional.of(text(parser, token, name));
            case "repository" -> repository = Optional.of(text(parser, token, name));
            case "commit" -> commit = Optional.of(text(parser, token, name));
            case "scan_name" -> scanName = Optional.of(text(parser, token, name));
            case "verdict" -> verdict = Optional.of(text(parser, token, name));
            case "counts" -> promised = promised(mapper.readTree(parser));
            case "findings" -> findings(parser, token);
            default -> parser.skipChildren();
        }
    }

    private static String text(JsonParser parser, JsonToken token, String name) throws IOException, SavedReportException {
        if (token != JsonToken.VALUE_STRING) {
            throw new SavedReportException(name + " is no text");
        }
        return parser.getText();
    }

    private static OptionalLong promised(JsonNode counts) {
        long sum = 0;
        for (FindingStatus status : FindingStatus.values()) {
            JsonNode number = counts.path(status.word());
            if (!number.canConvertToLong() || !number.isIntegralNumber()) {
                return OptionalLong.empty();
            }
            sum += number.asLong();
        }
        return OptionalLong.of(sum);
    }

    private void findings(JsonParser parser, JsonToken token) throws IOException, SavedReportException {
        if (token != JsonToken.START_ARRAY) {
            throw new SavedReportException("findings is no list");
        }
        hasFindings = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (listed == mostFindings) {
                throw new SavedReportException("it has more than " + mostFindings + " findings");
            }
            JsonNode finding = mapper.readTree(parser);
            findingReader.read(finding, "findings[" + listed + "]").ifPresent(findings::add);
            listed++;
        }
    }

    private SavedReport checked() throws SavedReportException {
        String schema = version.orElseThrow(() -> new SavedReportException("it is no report: it has no schema_version"));
        if (!schema.startsWith("1.")) {
            throw new SavedReportException(
                    "schema_version \"" + SafeText.oneLine(schema, LONGEST_EXCERPT)
                            + "\" is not known; this program reads 1.x");
        }
        if (!hasFindings) {
            throw new SavedReportException("it has no findings, not even an empty list");
        }
        if (promised.isEmpty() || promised.getAsLong() != listed) {
            throw new SavedReportException("it has " + listed + " findings, and its counts say otherwise");
        }
        return new SavedReport(required(repository, "repository"), commit, required(scanName, "scan_name"), verdict(),
                findings);
    }

    private static String required(Optional<String> text, String name) throws SavedReportException {
        return text.orElseThrow(() -> new SavedReportException("it has no " + name));
    }

    private GateVerdict verdict() throws SavedReportException {
        String word = required(verdict, "verdict");
        return Arrays.stream(GateVerdict.values()).filter(known -> known.word().equals(word)).findFirst()
                .orElseThrow(() -> new SavedReportException(
                        "verdict \"" + SafeText.oneLine(word, LONGEST_EXCERPT) + "\" is not known"));
    }

    private static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            return read < 0 ? read : counted(1, read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            return read < 0 ? read : counted(read, read);
        }

        private int counted(int bytes, int result) throws TooLargeException {
            left -= bytes;
            if (left < 0) {
                throw new TooLargeException();
            }
            return result;
        }
    }
}
