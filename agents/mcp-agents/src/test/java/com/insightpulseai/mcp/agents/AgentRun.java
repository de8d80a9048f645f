package com.insightpulseai.mcp.agents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;

/** A run of an agent against a stub, and what it wrote. */
public record AgentRun(int exitCode, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs an agent. */
    public static AgentRun of(StubHub hub, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Path token = token();
        try {
            String[] all = Stream
                    .concat(Stream.of(args), List.of("--url", hub.url(), "--token-file", token.toString()).stream())
                    .toArray(String[]::new);
            int exitCode = McpAgents.run(
                    new StandardStreams(out, new PrintWriter(err), new Terminal(false, false, false, 120)), all);
            return new AgentRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            delete(token);
        }
    }

    private static Path token() {
        try {
            return Files.writeString(Files.createTempFile("token", ".txt"), "a.token.of-tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what the agent wrote with {@code --format json}. */
    public JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError(out, e);
        }
    }
}
