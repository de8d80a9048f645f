package com.insightpulseai.mcp.bench.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.insightpulseai.mcp.bench.Futures;

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
                .onSuccess(answer -> respond(request.response(), answer.body().toJsonObject()))
                .onFailure(failure -> request.response().setStatusCode(502).end(failure.getMessage()));
    }

    private static void respond(HttpServerResponse response, JsonObject answer) {
        response.setStatusCode(answer.getInteger("statusCode"));
        answer.getJsonObject("headers", new JsonObject())
                .forEach(header -> response.putHeader(header.getKey(), header.getValue().toString()));
        answer.getJsonObject("multiValueHeaders", new JsonObject()).forEach(header -> response.putHeader(header.getKey(),
                ((JsonArray) header.getValue()).stream().map(Object::toString).toList()));
        String body = answer.getString("body", "");
        response.headers().remove("content-length");
        response.end(answer.getBoolean("isBase64Encoded", false) ? Buffer.buffer(Base64.getDecoder().decode(body))
                : Buffer.buffer(body));
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
