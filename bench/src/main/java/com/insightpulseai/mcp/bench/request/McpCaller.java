package com.insightpulseai.mcp.bench.request;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** An MCP client that sends one request again and again, of a revision that needs no session for it. */
public final class McpCaller implements LoadCaller {

    /** The revision of the hub and of the peer on the official SDK. */
    public static final String MODERN = "2026-07-28";
    /** The revision of servers that know no newer one. */
    public static final String LEGACY = "2025-11-25";

    private final PostExchange exchange;

    private McpCaller(PostExchange exchange) {
        this.exchange = exchange;
    }

    /** Calls a tool. The same request as a client's of the revision, whose name is in the headers of the modern one. */
    public static McpCaller calling(Vertx vertx, int port, String token, String revision, String tool, JsonObject arguments) {
        JsonObject params = new JsonObject().put("name", tool).put("arguments", arguments);
        PostExchange exchange = exchange(vertx, port, token, revision, "tools/call", params);
        return new McpCaller(revision.equals(MODERN) ? exchange.header("Mcp-Name", tool) : exchange);
    }

    public static McpCaller listing(Vertx vertx, int port, String token, String revision) {
        return new McpCaller(exchange(vertx, port, token, revision, "tools/list", new JsonObject()));
    }

    private static PostExchange exchange(Vertx vertx, int port, String token, String revision, String method,
            JsonObject params) {
        if (revision.equals(MODERN)) {
            params.put("_meta", new JsonObject().put("io.modelcontextprotocol/protocolVersion", revision)
                    .put("io.modelcontextprotocol/clientCapabilities", new JsonObject()));
        }
        JsonObject message = new JsonObject().put("jsonrpc", "2.0").put("id", 1).put("method", method).put("params", params);
        PostExchange exchange = new PostExchange(vertx, port, "/mcp", token, message.toBuffer())
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", revision);
        return revision.equals(MODERN) ? exchange.header("Mcp-Method", method) : exchange;
    }

    @Override
    public Context context() {
        return exchange.context();
    }

    @Override
    public Future<Void> call() {
        return exchange.send(answer -> {
            String text = answer.toString();
            return text.contains("\"result\"") && !text.contains("\"isError\":true");
        }).mapEmpty();
    }

    @Override
    public void close() {
        exchange.close();
    }
}
