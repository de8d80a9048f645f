package com.insightpulseai.mcp.bench.sdk;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;

/** A server that answers {@code socket/scan.get} from memory, with the headers of a hub. */
final class StubHub implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Buffer page;

    /** @param findings of each response */
    StubHub(int findings) {
        page = Buffer.buffer("{\"state\":\"complete\",\"scan_id\":\"s1\",\"truncated\":false,\"findings\":["
                + IntStream.range(0, findings).mapToObj(StubHub::finding).collect(Collectors.joining(",")) + "]}");
        server = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> request.response()
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .putHeader("X-Event-Id", "0199d7a2-e91d-79df-93ca-d7222f36ff5e")
                .putHeader("X-Request-Id", "2685e49f79b44d42b178df0666a018ee").putHeader("Schema-Version", "1.0")
                .putHeader("RateLimit", "\"reads\";r=99;t=1355").end(page)))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    private static String finding(int number) {
        return "{\"severity\":\"high\",\"type\":\"criticalCVE\",\"category\":\"vulnerability\",\"package\":{\"ecosystem\":\"npm\","
                + "\"name\":\"package-" + number + "\",\"version\":\"1.0." + number + "\"},\"direct\":true,\"manifest_files\":"
                + "[\"package.json\",\"package-lock.json\"],\"positions\":[],\"action\":\"error\",\"key\":\"Q" + number + "\"}";
    }

    int bytes() {
        return page.length();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
