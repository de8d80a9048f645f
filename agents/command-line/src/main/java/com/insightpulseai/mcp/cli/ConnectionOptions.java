package com.insightpulseai.mcp.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.client.McpClientBuilder;
import com.insightpulseai.mcp.sdk.token.GitHubActionsTokens;
import com.insightpulseai.mcp.sdk.token.TokenSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options by which a command reaches the server. A token is never an argument, which other users of a machine can read.
 * Options count over variables.
 */
public final class ConnectionOptions {

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the server; else the variable MCP_URL.")
    private String url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token; else the variables MCP_TOKEN or MCP_TOKEN_FILE, else the token of a GitHub "
            + "Actions job.")
    private Path tokenFile;

    @Option(names = "--audience", paramLabel = "AUDIENCE", description = "Audience of a GitHub Actions job's token; else the variable MCP_AUDIENCE, else the server's address.")
    private String audience;

    @Option(names = "--timeout", paramLabel = "TIME", converter = TimeSpan.Converter.class, description = "Time of the whole command, such as 90s or 10m (default: ${DEFAULT-VALUE}).")
    private TimeSpan timeout;

    @Option(names = "--verbose", description = "Writes a line for each request to the standard error stream, and stack traces of failures.")
    private boolean verbose;

    private ConnectionOptions(Map<String, String> environment, TimeSpan timeout) {
        this.environment = environment;
        this.timeout = timeout;
    }

    /** Creates the options of a command that takes a minute at most, unless its user says otherwise. */
    public ConnectionOptions() {
        this(System.getenv(), TimeSpan.parse("1m"));
    }

    /**
     * Creates the options of a command.
     *
     * @param timeout of the whole command unless its user says otherwise, such as {@code 10m}
     */
    public static ConnectionOptions withTimeout(String timeout) {
        return new ConnectionOptions(System.getenv(), TimeSpan.parse(timeout));
    }

    /**
     * Creates the options of a command whose variables are given.
     *
     * @param timeout of the whole command unless its user says otherwise, such as {@code 10m}
     */
    public static ConnectionOptions of(Map<String, String> environment, String timeout) {
        return new ConnectionOptions(Map.copyOf(environment), TimeSpan.parse(timeout));
    }

    static ConnectionOptions of(Map<String, String> environment) {
        return of(environment, "1m");
    }

    @Option(names = "--token", hidden = true, arity = "0..1")
    void refuseToken(String token) {
        throw new ParameterException(command.commandLine(), "A token is not taken as an argument, since other users of this "
                + "machine can read it. Set the variable MCP_TOKEN, or give --token-file.");
    }

    /**
     * Creates a client of the server.
     *
     * @param agent name for the audit log, such as {@code incident-triage}; the version is added
     * @throws ParameterException when address or token are missing or cannot be used
     */
    public McpClient client(String agent) {
        return client(agent, this::tokens);
    }

    /**
     * Creates a client of the server with tokens of another source.
     *
     * @param agent name for the audit log
     * @throws ParameterException when the address is missing or cannot be used
     */
    public McpClient client(String agent, TokenSource tokens) {
        return client(agent, () -> tokens);
    }

    private McpClient client(String agent, Supplier<TokenSource> tokens) {
        String address = url();
        try {
            McpClientBuilder builder = McpClient.builder().baseUrl(uri(address)).tokens(tokens.get())
                    .timeout(requireTimeout().duration()).agent(agent + "/" + ProgramVersion.number());
            if (verbose) {
                builder.listener(new CallLog(err()));
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    /** Returns the server's address. */
    public String url() {
        return given(url).or(() -> variable("MCP_URL")).orElseThrow(() -> new ParameterException(command.commandLine(),
                "The server's address is missing: give --url, or set the variable MCP_URL."));
    }

    /** The exception's own message has the whole address, which may have a password in it. */
    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The server's address is no URL: " + e.getReason() + ".");
        }
    }

    /** Returns whether there are an address and a token, so that a command that can do without the server may use it. */
    public boolean isComplete() {
        boolean hasToken = tokenFile != null || variable("MCP_TOKEN").isPresent() || variable("MCP_TOKEN_FILE").isPresent()
                || GitHubActionsTokens.isAvailable();
        return hasToken && (given(url).isPresent() || variable("MCP_URL").isPresent());
    }

    /** Returns the source that the user configured by an option or a variable; empty for none. */
    public Optional<TokenSource> configuredTokens() {
        if (tokenFile != null) {
            return Optional.of(TokenSource.file(tokenFile));
        }
        return variable("MCP_TOKEN").map(TokenSource::of)
                .or(() -> variable("MCP_TOKEN_FILE").map(file -> TokenSource.file(Path.of(file))));
    }

    /** Returns the audience of a GitHub Actions job's token. */
    public String audience() {
        return given(audience).or(() -> variable("MCP_AUDIENCE")).orElseGet(this::url);
    }

    private TokenSource tokens() {
        Optional<TokenSource> configured = configuredTokens();
        if (configured.isPresent()) {
            return configured.get();
        }
        if (GitHubActionsTokens.isAvailable()) {
            return GitHubActionsTokens.fromEnvironment(audience());
        }
        throw new ParameterException(command.commandLine(), "There is no token: set the variable MCP_TOKEN or MCP_TOKEN_FILE, "
                + "or give --token-file; a GitHub Actions job needs `permissions: id-token: write`.");
    }

    private Optional<String> variable(String name) {
        return given(environment.get(name));
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Sets the time of the whole command where no option does. */
    public void timeoutUnlessGiven(TimeSpan other) {
        if (!command.commandLine().getParseResult().hasMatchedOption("--timeout")) {
            timeout = other;
        }
    }

    private TimeSpan requireTimeout() {
        if (timeout.duration().compareTo(LONGEST_TIMEOUT) > 0) {
            throw new ParameterException(command.commandLine(), "--timeout must be at most 24h.");
        }
        return timeout;
    }

    /** Begins the time of the whole command. */
    public TimeBudget timeBudget() {
        return TimeBudget.of(requireTimeout());
    }

    /** Returns true where the user asked for all that the command does. */
    public boolean isVerbose() {
        return verbose;
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
