package com.insightpulseai.mcp.functions.ops.event.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.functions.ops.event.EventRow;

/** A form in which events leave as a file. Each line ends with a line feed. */
enum ExportFormat {

    /** One JSON object a line; the last line is about the file. */
    JSON_LINES("jsonl", "application/jsonl") {

        @Override
        byte[] header() {
            return new byte[0];
        }

        @Override
        void write(EventRow event, ObjectMapper mapper, ByteArrayOutputStream out) throws IOException {
            out.writeBytes(mapper.writeValueAsBytes(event));
            out.write('\n');
        }

        @Override
        byte[] last(ExportEnd end, ObjectMapper mapper) {
            try {
                return (mapper.writeValueAsString(end) + "\n").getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    /** Comma-separated values as in RFC 4180, with a line feed alone; the last line begins with {@code #}. */
    CSV("csv", "text/csv;charset=UTF-8") {

        @Override
        byte[] header() {
            return """
                    created_at,id,status,error,provider,tool,schema_version,caller_id,caller_name,caller_kind,caller_role,\
                    duration_ms,hostname,client,request_id,replay_of,finished_at
                    """.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        void write(EventRow event, ObjectMapper mapper, ByteArrayOutputStream out) {
            out.writeBytes(Stream.of(event.createdAt(), event.id(), event.status(), event.error(), event.provider(),
                    event.tool(), event.schemaVersion(), event.callerId(), event.callerName(), event.callerKind(),
                    event.callerRole(), event.durationMs(), event.hostname(), event.client(), event.requestId(),
                    event.replayOf(), event.finishedAt())
                    .map(value -> value == null ? "" : cell(text(value))).collect(Collectors.joining(",", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        byte[] last(ExportEnd end, ObjectMapper mapper) {
            StringBuilder line = new StringBuilder("# count=").append(end.count());
            append(line, " sha256=", end.sha256());
            append(line, " until=", end.until() == null ? null : text(end.until()));
            append(line, " next=", end.next());
            append(line, " error=", end.error());
            return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    abstract byte[] header();

    abstract void write(EventRow event, ObjectMapper mapper, ByteArrayOutputStream out) throws IOException;

    abstract byte[] last(ExportEnd end, ObjectMapper mapper);

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    private static void append(StringBuilder line, String name, Object value) {
        if (value != null) {
            line.append(name).append(value);
        }
    }

    /** All times have the same length, so that they sort as texts. */
    static String text(Object value) {
        return value instanceof OffsetDateTime time ? TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC))
                : value.toString();
    }

    /**
     * Returns a text as a cell. Spreadsheets take one that begins with certain characters for a formula, whatever quotes are
     * around it; an apostrophe in front makes it a text.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
     */
    static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
