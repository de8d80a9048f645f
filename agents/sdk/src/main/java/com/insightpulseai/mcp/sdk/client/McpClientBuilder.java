package com.insightpulseai.mcp.sdk.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import com.insightpulseai.mcp.sdk.client.ToolCaller.CallDefaults;
import com.insightpulseai.mcp.sdk.net.Addresses;
import com.insightpulseai.mcp.sdk.net.HttpClients;
import com.insightpulseai.mcp.sdk.token.GitHubActionsTokens;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Settings of a new client. A server's address and a source of tokens are needed, all else has a default. */
public final class McpClientBuilder {

    private static final String SDK = "mcp-sdk-java/" + SdkVersion.VERSION;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private Optional<URI> baseUrl = Optional.empty();
    private Optional<TokenSource> tokens = Optional.empty();
    private Optional<HttpClient> httpClient = Optional.empty();
    private Duration timeout = DEFAULT_TIMEOUT;
    private String userAgent = SDK;
    private CallListener listener = attempt -> {
    };
    private Pause pause = Pause.REAL;

    McpClientBuilder() {
    }

    /**
     * Reads {@code MCP_URL} and, whichever is set first, {@code MCP_TOKEN}, {@code MCP_TOKEN_FILE}, or in a GitHub Actions job
     * with {@code id-token: write} the job's own tokens for the audience {@code MCP_AUDIENCE}, which is {@code MCP_URL}
     * unless given.
     */
    static McpClientBuilder fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault("MCP_URL", "");
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "MCP_URL is not set; it is the server's address, such as https://mcp.example.com");
        }
        return new McpClientBuilder().baseUrl(url.strip()).tokens(tokens(environment, url.strip()));
    }

    private static TokenSource tokens(Map<String, String> environment, String url) {
        String token = environment.getOrDefault("MCP_TOKEN", "");
        if (!token.isBlank()) {
            return TokenSource.of(token);
        }
        String file = environment.getOrDefault("MCP_TOKEN_FILE", "");
        if (!file.isBlank()) {
            return TokenSource.file(Path.of(file));
        }
        if (GitHubActionsTokens.isAvailable()) {
            return GitHubActionsTokens.fromEnvironment(environment.getOrDefault("MCP_AUDIENCE", url));
        }
        throw new IllegalArgumentException("There is no token: set MCP_TOKEN or MCP_TOKEN_FILE, or in a GitHub Actions job add "
                + "`permissions: id-token: write`");
    }

    /**
     * Sets the server's address, with a path where the server has one before {@code /providers}.
     *
     * @throws IllegalArgumentException when it is no URL, or neither https nor http to a loopback address
     */
    public McpClientBuilder baseUrl(String address) {
        return baseUrl(URI.create(address));
    }

    /**
     * Sets the server's address.
     *
     * @throws IllegalArgumentException when it is neither https nor http to a loopback address
     */
    public McpClientBuilder baseUrl(URI address) {
        baseUrl = Optional.of(Addresses.base("The server's address", address));
        return this;
    }

    /** Sets where the bearer tokens come from. */
    public McpClientBuilder tokens(TokenSource source) {
        tokens = Optional.of(source);
        return this;
    }

    /**
     * Sets the time of calls that name none, retries included; 60 s unless given.
     *
     * @throws IllegalArgumentException when it is not above 0 and at most 24 hours
     */
    public McpClientBuilder timeout(Duration time) {
        CallOptions.requireTimeout(time);
        timeout = time;
        return this;
    }

    /** Names the agent before the SDK in {@code User-Agent}, as {@code triage-bot/2.1}; the audit log shows it. */
    public McpClientBuilder agent(String name) {
        if (name.isEmpty() || name.length() > 100 || !name.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("an agent's name has 1 to 100 ASCII characters");
        }
        userAgent = name + " " + SDK;
        return this;
    }

    /** Sets a listener, which receives an {@link Attempt} for each request. */
    public McpClientBuilder listener(CallListener callListener) {
        listener = Objects.requireNonNull(callListener, "callListener");
        return this;
    }

    /**
     * Uses another HTTP client than the one of {@link HttpClients}, such as one whose proxy wants credentials. Closing the
     * {@link McpClient} leaves it open.
     *
     * @throws IllegalArgumentException when it follows redirects, which would take the token along
     */
    public McpClientBuilder httpClient(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client follows redirects; build it with Redirect.NEVER");
        }
        httpClient = Optional.of(client);
        return this;
    }

    /** For tests that do not wait. */
    McpClientBuilder pause(Pause other) {
        pause = other;
        return this;
    }

    /**
     * Builds the client; nothing is sent.
     *
     * @throws IllegalStateException when the address or the source of tokens was not set
     */
    public McpClient build() {
        URI address = baseUrl.orElseThrow(() -> new IllegalStateException("baseUrl was not set"));
        TokenSource source = tokens.orElseThrow(() -> new IllegalStateException("tokens was not set"));
        HttpClient http = httpClient.orElseGet(() -> HttpClients.fromEnvironment(address));
        return new McpClient(new ToolCaller(http, httpClient.isEmpty(), address, source,
                new CallDefaults(timeout, userAgent, listener), new RetryPolicy(() -> ThreadLocalRandom.current().nextLong()),
                pause, Clock.systemUTC()));
    }
}
