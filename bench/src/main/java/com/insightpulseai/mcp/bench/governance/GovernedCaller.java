package com.insightpulseai.mcp.bench.governance;

import java.util.UUID;

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

/** An agent that calls a tool of a hub over one kept connection. */
final class GovernedCaller implements LoadCaller {

    private final Context context;
    private final HttpClient client;
    private final RequestOptions request;
    private final Buffer body;
    private volatile UUID lastEvent;

    GovernedCaller(Vertx vertx, int port, String token, String tool, JsonObject input) {
        context = Futures.newContext(vertx);
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
        request = new RequestOptions().setHost("127.0.0.1").setPort(port).setMethod(HttpMethod.POST)
                .setURI("/providers/" + tool)
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
        body = input.toBuffer();
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Future<Void> call() {
        return client.request(request).compose(sent -> sent.send(body)).compose(response -> response.body().map(answer -> {
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the hub answered " + response.statusCode() + ": " + answer);
            }
            lastEvent = UUID.fromString(response.getHeader("X-Event-Id"));
            return null;
        }));
    }

    /** @return the audit row of the last call */
    UUID lastEvent() {
        return lastEvent;
    }

    @Override
    public void close() {
        Futures.await(client.close());
    }
}
