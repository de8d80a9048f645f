// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

/**
 * Calls the tools of a server. Immutable and safe for concurrent callers; one client serves a whole program.
 *
 * <pre>{@code
 * try (McpClient client = McpClient.fromEnvironment()) {
 *     ScanRepoResult scan = client.socket().scanRepo(ScanRepoRequest.builder().repo("demo").build());
 * }
 * }</pre>
 */
public final class McpClient implements AutoCloseable {

    private final ToolCaller caller;
    private final AsyncMcpClient async;
    private final SocketTools socket;
    private final SentryTools sentry;
    private final NetdataTools netdata;

    McpClient(ToolCaller caller) {
        this.caller = caller;
        this.async = new AsyncMcpClient(caller);
        this.socket = new SocketTools(caller);
        this.sentry = new SentryTools(caller);
        this.netdata = new NetdataTools(caller);
    }

    /** Begins a client. */
    public static McpClientBuilder builder() {
        return new McpClientBuilder();
    }

    /**
     * Creates a client by {@code MCP_URL} and, whichever is set first, {@code MCP_TOKEN}, {@code MCP_TOKEN_FILE}, or in a GitHub
     * Actions job with {@code id-token: write} the job's own tokens for the audience {@code MCP_AUDIENCE}, which is
     * {@code MCP_URL} unless given.
     *
     * @throws IllegalArgumentException when a variable is missing or cannot be used; no value is in the message
     */
    public static McpClient fromEnvironment() {
        return McpClientBuilder.fromEnvironment(System.getenv()).build();
    }

    /** Returns the tools of Socket. */
    public SocketTools socket() {
        return socket;
    }

    /** Returns the tools of Sentry. */
    public SentryTools sentry() {
        return sentry;
    }

    /** Returns the tools of Netdata. */
    public NetdataTools netdata() {
        return netdata;
    }

    /** Returns the same tools without waiting. */
    public AsyncMcpClient async() {
        return async;
    }

    /** Closes connections; from Java 21 on it waits for calls that are under way. */
    @Override
    public void close() {
        caller.close();
    }
}
