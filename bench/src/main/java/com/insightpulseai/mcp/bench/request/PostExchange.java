package com.insightpulseai.mcp.bench.request;

import java.util.function.Predicate;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One request with a JSON body, sent again and again over one kept connection. */
public final class PostExchange implements AutoCloseable {

    private final Context context;
    private final HttpClient client;
    private final RequestOptions request;
    private final Buffer body;

    public PostExchange(Vertx vertx, int port, String path, String token, Buffer body) {
        this.context = Futures.newContext(vertx);
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
        this.request = new RequestOptions().setHost("127.0.0.1").setPort(port).setMethod(HttpMethod.POST).setURI(path)
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
        this.body = body;
    }

    public PostExchange header(String name, String value) {
        request.putHeader(name, value);
        return this;
    }

    public Context context() {
        return context;
    }

    /**
     * Sends it once. The body is read as far as it tells success: a client's own reading of the answer is not what is measured.
     *
     * @param success whether a body is that of a success
     * @return fails for a status other than 200 and for any other body
     */
    public Future<HttpClientResponse> send(Predicate<Buffer> success) {
        return client.request(request).compose(sent -> sent.send(body)).compose(response -> response.body().map(answer -> {
            if (response.statusCode() != 200 || !success.test(answer)) {
                throw new IllegalStateException(request.getURI() + " answered " + response.statusCode() + ": " + answer);
            }
            return response;
        }));
    }

    @Override
    public void close() {
        Futures.await(client.close());
    }
}
