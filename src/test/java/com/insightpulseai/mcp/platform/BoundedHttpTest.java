package com.insightpulseai.mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;

/** Cancelled requests give their connection back at every stage. */
class BoundedHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ABORTS = 500;
    private static final Vertx VERTX = Vertx.vertx();

    private final AtomicInteger silent = new AtomicInteger();
    private final BoundedHttp http = new BoundedHttp(VERTX, PATIENCE, 1_000);
    private HttpServer server;

    @BeforeEach
    void start() {
        server = VERTX.createHttpServer().requestHandler(request -> {
            if (request.path().equals("/silent")) {
                silent.incrementAndGet();
            } else {
                request.response().end("fine");
            }
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void answersAfterwards() {
        assertThat(IntStream.range(0, 20).mapToObj(call -> http.send(to("/fine")).await().atMost(PATIENCE).body()))
                .containsOnly("fine");
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whenCancelledAtOnce() {
        for (int call = 0; call < ABORTS; call++) {
            send("/silent").cancel();
        }
    }

    @Test
    void whenCancelledAtAnyTurnOfTheEventLoop() {
        AtomicInteger left = new AtomicInteger(ABORTS);
        Context loop = VERTX.getOrCreateContext();
        for (int call = 0; call < ABORTS; call++) {
            int turns = call % 25;
            loop.runOnContext(begin -> {
                Cancellable request = send("/fine");
                after(turns, loop, () -> {
                    request.cancel();
                    left.decrementAndGet();
                });
            });
        }
        Awaitility.await().atMost(PATIENCE).until(() -> left.get() == 0);
    }

    @Test
    void whenCancelledWhileNoAnswerComes() {
        for (int call = 0; call < ABORTS; call += 2) {
            List<Cancellable> requests = new ArrayList<>();
            silent.set(0);
            requests.add(send("/silent"));
            requests.add(send("/silent"));
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> silent.get() == 2);
            requests.forEach(Cancellable::cancel);
        }
    }

    private Cancellable send(String path) {
        return http.send(to(path)).subscribe().with(answer -> {
        }, failure -> {
        });
    }

    private static void after(int turns, Context loop, Runnable action) {
        if (turns == 0) {
            action.run();
        } else {
            loop.runOnContext(turn -> after(turns - 1, loop, action));
        }
    }

    private RequestOptions to(String path) {
        return new RequestOptions().setMethod(HttpMethod.GET)
                .setAbsoluteURI("http://127.0.0.1:" + server.actualPort() + path);
    }
}
