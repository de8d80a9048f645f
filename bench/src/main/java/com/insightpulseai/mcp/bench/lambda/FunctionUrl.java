package com.insightpulseai.mcp.bench.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The URL of a function: each request becomes an event, and its answer the response. One request at a time. */
public final class FunctionUrl implements AutoCloseable {

    private final HttpServer server;

    private FunctionUrl(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a loopback port that the system chooses. */
    public static FunctionUrl start(Vertx vertx, RuntimeApi function) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        server.requestHandler(request -> request.body().onSuccess(body -> serve(request, body, function)));
        return new FunctionUrl(Futures.await(server.listen()));
    }

    private static void serve(HttpServerRequest request, Buffer body, RuntimeApi function) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        headers.remove("content-length");
        function.invoke(FunctionUrlEvent.of(request.path(), headers, body.toString(StandardCharsets.UTF_8)))
                .compose(answer -> respond(request.response(), answer.body().toJsonObject()))
                .onFailure(failure -> request.response().setStatusCode(502).end(String.valueOf(failure)));
    }

    private static Future<Void> respond(HttpServerResponse response, JsonObject answer) {
        response.setStatusCode(answer.getInteger("statusCode"));
        members(answer, "headers").forEach(header -> response.putHeader(header.getKey(), header.getValue().toString()));
        members(answer, "multiValueHeaders").forEach(header -> response.putHeader(header.getKey(),
                ((JsonArray) header.getValue()).stream().map(Object::toString).toList()));
        response.headers().remove("content-length");
        String body = Objects.requireNonNullElse(answer.getString("body"), "");
        return response.end(Boolean.TRUE.equals(answer.getBoolean("isBase64Encoded"))
                ? Buffer.buffer(Base64.getDecoder().decode(body))
                : Buffer.buffer(body));
    }

    private static JsonObject members(JsonObject answer, String name) {
        return Objects.requireNonNullElseGet(answer.getJsonObject(name), JsonObject::new);
    }

    /** Returns origin without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Returns the loopback port. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        Futures.await(server.close());
    }
}
