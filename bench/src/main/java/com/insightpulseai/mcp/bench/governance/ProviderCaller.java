package com.insightpulseai.mcp.bench.governance;

import java.util.List;

import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.request.LoadCaller;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;

/** The requests that one tool call sends to the provider, sent to it directly one after the other: the provider's own time. */
final class ProviderCaller implements LoadCaller {

    private final Context context;
    private final HttpClient client;
    private final int port;
    private final List<String> uris;

    ProviderCaller(Vertx vertx, int port, List<String> uris) {
        context = Futures.newContext(vertx);
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
        this.port = port;
        this.uris = uris;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Future<Void> call() {
        Future<Void> all = Future.succeededFuture();
        for (String uri : uris) {
            all = all.compose(before -> client.request(HttpMethod.GET, port, "127.0.0.1", uri))
                    .compose(request -> request.putHeader("Authorization", "Bearer benchmark-key").send())
                    .compose(response -> response.body().map(body -> {
                        if (response.statusCode() != 200) {
                            throw new IllegalStateException("the simulated provider answered " + response.statusCode());
                        }
                        return null;
                    }));
        }
        return all;
    }

    @Override
    public void close() {
        Futures.await(client.close());
    }
}
