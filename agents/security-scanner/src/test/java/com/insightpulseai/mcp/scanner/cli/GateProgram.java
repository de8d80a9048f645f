package com.insightpulseai.mcp.scanner.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.github.TokenServiceStub;

/** The command {@code github} as a job runs it, beside stubs of the hub, of GitHub's API and of its token service. */
final class GateProgram implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final HubStub hub = new HubStub();
    final GitHubStub github = new GitHubStub();
    final TokenServiceStub tokens = new TokenServiceStub();
    private final Path folder;

    /** The end of a job. */
    record Ended(int exitCode, String out, String err) {

        String log() {
            return out + err;
        }
    }

    /** @param folder for the cache and the reports */
    GateProgram(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The variables of a job, with those by which it gets a token. */
    Map<String, String> variables(Map<String, String> job) {
        Map<String, String> variables = new HashMap<>(withoutToken(job));
        variables.putAll(tokens.variables());
        return variables;
    }

    Map<String, String> withoutToken(Map<String, String> job) {
        Map<String, String> variables = new HashMap<>(job);
        variables.put("GITHUB_API_URL", github.api().toString());
        variables.putIfAbsent("GITHUB_TOKEN", "ghs_token");
        variables.put("MCP_URL", hub.url());
        variables.put("RUNNER_TEMP", folder.toString());
        variables.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return variables;
    }

    Ended run(Path checkout, Map<String, String> variables, String... options) {
        List<String> arguments = new ArrayList<>(List.of("github", checkout.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        StandardStreams streams = new StandardStreams(out, new PrintWriter(err), new Terminal(false, false, false, 120));
        int code = SecurityScanner.program(streams, variables).run(arguments.toArray(String[]::new));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** Prepares a process, for what only a process can show. */
    ProcessBuilder builder(List<String> command, Path checkout, Map<String, String> variables) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("github", checkout.toString()));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().keySet()
                .removeIf(name -> name.startsWith("MCP_") || name.startsWith("GIT") || name.startsWith("ACTIONS_"));
        builder.environment().putAll(variables);
        return builder;
    }

    JsonNode report() throws IOException {
        return JSON.readTree(folder.resolve("dependency-gate/report.json").toFile());
    }

    @Override
    public void close() {
        hub.close();
        github.close();
        tokens.close();
    }
}
