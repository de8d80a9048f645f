package com.insightpulseai.mcp.agents.report;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;

import picocli.CommandLine.Option;

/** The options of an agent's report. */
public final class ReportOptions {

    /** Version of all JSON reports: a field may be added within it, none is removed or changes its meaning. */
    static final String SCHEMA_VERSION = "1.0";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown (default: text).")
    private AgentFormat format = AgentFormat.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "File of the report; - is the standard output (default).")
    private String output = "-";

    /** Checks the target before any call. */
    public OutputFile target(StandardStreams streams) {
        return OutputFile.of(output, streams);
    }

    /** Writes the report; returns the agent's exit code. */
    public int write(AgentReport report, OutputFile target, StandardStreams streams) {
        String text = switch (format) {
            case TEXT -> TextForm.of(report.document(), target.isStandardOutput() ? streams.terminal() : plain(streams));
            case MARKDOWN -> MarkdownForm.of(report.document());
            case JSON -> json(report);
        };
        target.write(out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(text);
            writer.flush();
        });
        return report.exitCode();
    }

    private static Terminal plain(StandardStreams streams) {
        return new Terminal(false, false, false, streams.terminal().width());
    }

    private static String json(AgentReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema_version", SCHEMA_VERSION);
        fields.putAll(report.json().asMap());
        try {
            return MAPPER.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report has a value that is not JSON", e);
        }
    }
}
