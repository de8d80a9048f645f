package com.insightpulseai.mcp.bench.lambda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * The runtime API of AWS Lambda for one function instance: events wait here until it asks for the next one, and its answers
 * are handed to whoever sent the event.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">AWS: Lambda runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String NEXT = ROOT + "invocation/next";
    private static final String INIT_ERROR = ROOT + "init/error";
    private static final long DEADLINE_MILLIS = 30_000;

    /**
     * A function's answer.
     *
     * @param at {@link System#nanoTime()} when it had arrived
     */
    public record Answer(Buffer body, long at) {
    }

    private record Invocation(String id, Buffer event, Promise<Answer> answer) {
    }

    private final Context context;
    private final HttpServer server;
    private final Promise<Long> firstNext = Promise.promise();
    private final LongConsumer beforeFirstEvent;

    // Used on the context only.
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private Optional<HttpServerRequest> idle = Optional.empty();
    private Optional<Invocation> running = Optional.empty();

    private RuntimeApi(Vertx vertx, LongConsumer beforeFirstEvent) {
        this.beforeFirstEvent = beforeFirstEvent;
        context = Futures.newContext(vertx);
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)).requestHandler(this::serve);
    }

    /** @param beforeFirstEvent is told when the function first asks for an event, before it gets one */
    public static RuntimeApi start(Vertx vertx, LongConsumer beforeFirstEvent) {
        RuntimeApi api = new RuntimeApi(vertx, beforeFirstEvent);
        Futures.await(Futures.on(api.context, api.server::listen));
        return api;
    }

    /** @return what {@code AWS_LAMBDA_RUNTIME_API} is to be */
    String address() {
        return "127.0.0.1:" + server.actualPort();
    }

    /** @return {@link System#nanoTime()} when the function first asked for an event */
    public Future<Long> firstNext() {
        return firstNext.future();
    }

    /** Queues an event. The answer fails if the function reports an error. */
    public Future<Answer> invoke(Buffer event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, Promise.promise());
        context.runOnContext(ignored -> {
            waiting.addLast(invocation);
            handOut();
        });
        return invocation.answer.future();
    }

    /** The function is gone: whoever waits for it is told so. */
    void fail(String reason) {
        context.runOnContext(ignored -> {
            firstNext.tryFail(reason);
            running.ifPresent(invocation -> invocation.answer.tryFail(reason));
            waiting.forEach(invocation -> invocation.answer.tryFail(reason));
        });
    }

    private void serve(HttpServerRequest request) {
        long now = System.nanoTime();
        if (request.path().equals(NEXT)) {
            if (firstNext.tryComplete(now)) {
                beforeFirstEvent.accept(now);
            }
            idle = Optional.of(request);
            handOut();
            return;
        }
        request.body().onSuccess(body -> {
            long arrived = System.nanoTime();
            request.response().setStatusCode(202).putHeader("Content-Type", "application/json").end("{\"status\":\"OK\"}");
            if (request.path().equals(INIT_ERROR)) {
                firstNext.tryFail("the function did not start: " + body);
            }
            running.filter(invocation -> request.path().startsWith(ROOT + "invocation/" + invocation.id))
                    .ifPresent(invocation -> {
                        running = Optional.empty();
                        if (request.path().endsWith("/response")) {
                            invocation.answer.complete(new Answer(body, arrived));
                        } else {
                            invocation.answer.fail("the function reported: " + body);
                        }
                    });
        });
    }

    private void handOut() {
        if (idle.isEmpty() || waiting.isEmpty()) {
            return;
        }
        Invocation invocation = waiting.removeFirst();
        running = Optional.of(invocation);
        idle.get().response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Lambda-Runtime-Aws-Request-Id", invocation.id)
                .putHeader("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + DEADLINE_MILLIS))
                .putHeader("Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-central-1:000000000000:function:socket-scan-repo")
                .putHeader("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0")
                .end(invocation.event);
        idle = Optional.empty();
    }

    @Override
    public void close() {
        Futures.await(server.close());
    }
}
