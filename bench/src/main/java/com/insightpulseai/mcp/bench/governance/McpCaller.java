package com.insightpulseai.mcp.bench.governance;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** An MCP client of the revision 2026-07-28 that sends one request again and again, over one kept connection. */
final class McpCaller implements LoadCaller {

    private static final String REVISION = "2026-07-28";

    private final Context context;
    private final HttpClient client;
    private final RequestOptions request;
    private final Buffer body;

    private McpCaller(Vertx vertx, int port, String token, String method, String name, JsonObject params) {
        context = Futures.newContext(vertx);
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
        request = new RequestOptions().setHost("127.0.0.1").setPort(port).setMethod(HttpMethod.POST).setURI("/mcp")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json, text/event-stream")
                .putHeader("MCP-Protocol-Version", REVISION)
                .putHeader("Mcp-Method", method);
        if (!name.isEmpty()) {
            request.putHeader("Mcp-Name", name);
        }
        params.put("_meta", new JsonObject().put("io.modelcontextprotocol/protocolVersion", REVISION)
                .put("io.modelcontextprotocol/clientCapabilities", new JsonObject()));
        body = new JsonObject().put("jsonrpc", "2.0").put("id", 1).put("method", method).put("params", params).toBuffer();
    }

    static McpCaller calling(Vertx vertx, int port, String token, String tool, JsonObject arguments) {
        return new McpCaller(vertx, port, token, "tools/call", tool,
                new JsonObject().put("name", tool).put("arguments", arguments));
    }

    static McpCaller listing(Vertx vertx, int port, String token) {
        return new McpCaller(vertx, port, token, "tools/list", "", new JsonObject());
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Future<Void> call() {
        return client.request(request).compose(sent -> sent.send(body)).compose(response -> response.body().map(answer -> {
            // Read as far as it tells success: a client's own reading of the answer is not what is measured.
            if (response.statusCode() != 200 || answer.toString().contains("\"isError\":true")) {
                throw new IllegalStateException("the server answered " + response.statusCode() + ": " + answer);
            }
            return null;
        }));
    }

    @Override
    public void close() {
        Futures.await(client.close());
    }
}
