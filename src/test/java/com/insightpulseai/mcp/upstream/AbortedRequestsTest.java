package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.insightpulseai.mcp.platform.EventLoopTimer;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;

/** Requests that end early, at every stage and for every cause: each gives its connection back. */
@QuarkusTest
@TestProfile(StagedTestProfile.class)
class AbortedRequestsTest {

    private static final int ABORTS = 500;
    private static final int AT_ONCE = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Buffer MANIFEST = Buffer.buffer(new byte[4 << 20]);

    private final UpstreamDialect dialect = new StagedDialect("p" + UUID.randomUUID());
    private final AtomicInteger ended = new AtomicInteger();

    @Inject
    Upstreams upstreams;

    @Inject
    EventLoopTimer timer;

    @Inject
    Vertx vertx;

    @RestClient
    StagedApi injected;

    @ConfigProperty(name = "test.unreachable")
    URI unreachable;

    @ConfigProperty(name = "providers.socket.base_url")
    URI reachable;

    private List<Context> loops;

    /** Where the provider leaves a request waiting. */
    enum Stage {
        CONNECTING,
        HEADERS,
        BODY,
        STREAM,
        UPLOAD
    }

    @BeforeEach
    void begin() {
        loops = IntStream.range(0, 4).<Context> mapToObj(loop -> ((VertxInternal) vertx).createEventLoopContext()).toList();
        StagedServer.REACHED.drainPermits();
        StagedServer.holdUploads();
    }

    @AfterEach
    void answersManyAtOnceAfterwards() {
        StagedServer.endUploads(ABORTS);
        awaitInUse(0);
        await().untilAsserted(() -> assertThat(StagedServer.OPEN).hasValueLessThanOrEqualTo(AT_ONCE));
        List<Uni<String>> calls = IntStream.range(0, StagedServer.TOGETHER)
                .mapToObj(call -> session(PATIENCE).write(() -> injected.ask("together"))).toList();

        assertThat(Uni.join().all(calls).andFailFast().await().atMost(PATIENCE)).hasSize(StagedServer.TOGETHER)
                .containsOnly("{\"value\":12}");
        awaitInUse(0);
        assertThat(upstreams.waitingForConnection(dialect.provider())).isZero();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whenTheCallerHangsUp(Stage stage) {
        for (int aborted = 0; aborted < aborts(stage); aborted += AT_ONCE) {
            List<Cancellable> calls = start(client(stage), stage, PATIENCE, AT_ONCE);
            awaitStage(stage);
            hangUp(calls);
            awaitInUse(0);
        }
        assertThat(ended).as("answered or failed").hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whenTheTimeIsOver(Stage stage) {
        for (int aborted = 0; aborted < aborts(stage); aborted += AT_ONCE) {
            start(client(stage), stage, Duration.ofMillis(500), AT_ONCE);
            awaitEnded(aborted + AT_ONCE);
            awaitInUse(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whenTheProcessStops(Stage stage) throws Exception {
        for (int aborted = 0; aborted < aborts(stage); aborted += AT_ONCE) {
            StagedApi client = build(stage == Stage.CONNECTING ? unreachable : reachable);
            // Vert.x first sends what is to be sent, which ends with the call's time.
            start(client, stage, stage == Stage.UPLOAD ? Duration.ofSeconds(5) : PATIENCE, AT_ONCE);
            if (stage == Stage.UPLOAD) {
                // On a busy machine that time is over before some uploads have reached the provider.
                await().until(() -> StagedServer.REACHED.availablePermits() + ended.get() >= AT_ONCE);
            } else {
                awaitStage(stage);
            }
            ((Closeable) client).close();
            awaitEnded(aborted + AT_ONCE);
            awaitInUse(0);
        }
    }

    @Test
    void whileTheyWaitForTheirTurn() {
        List<Cancellable> holding = start(injected, Stage.HEADERS, PATIENCE, AT_ONCE);
        awaitStage(Stage.HEADERS);
        List<Cancellable> waiting = start(injected, Stage.HEADERS, PATIENCE, ABORTS);
        await().untilAsserted(() -> assertThat(upstreams.waitingForConnection(dialect.provider())).isEqualTo(ABORTS));

        hangUp(waiting);

        await().untilAsserted(() -> assertThat(upstreams.waitingForConnection(dialect.provider())).isZero());
        awaitInUse(AT_ONCE);
        hangUp(holding);
        assertThat(StagedServer.REACHED.availablePermits()).as("requests of aborted calls at the provider").isZero();
    }

    /** Between the stages: after so many turns of the event loop, from none to more than a whole request takes. */
    @Test
    void atEveryTurnOfTheEventLoop() {
        AtomicInteger left = new AtomicInteger(ABORTS);
        for (int call = 0; call < ABORTS; call++) {
            Context loop = loops.get(call % loops.size());
            int turns = call % 25;
            loop.runOnContext(begin -> {
                Cancellable subscription = session(PATIENCE).write(() -> injected.ask("fine")).subscribe().with(answer -> {
                });
                after(turns, loop, () -> {
                    subscription.cancel();
                    left.decrementAndGet();
                });
            });
        }
        await().untilAsserted(() -> assertThat(left).hasValue(0));
    }

    private static void after(int turns, Context loop, Runnable action) {
        if (turns == 0) {
            action.run();
        } else {
            loop.runOnContext(turn -> after(turns - 1, loop, action));
        }
    }

    /** An upload is 4 MB, more than the sockets' buffers take. */
    private static int aborts(Stage stage) {
        return stage == Stage.UPLOAD ? AT_ONCE : ABORTS;
    }

    private StagedApi client(Stage stage) {
        return stage == Stage.CONNECTING ? build(unreachable) : injected;
    }

    /** Cancels calls as the server does when their connection is closed: where they are served. */
    private void hangUp(List<Cancellable> calls) {
        for (int call = 0; call < calls.size(); call++) {
            Cancellable cancelled = calls.get(call);
            loops.get(call % loops.size()).runOnContext(run -> cancelled.cancel());
        }
    }

    private List<Cancellable> start(StagedApi client, Stage stage, Duration limit, int count) {
        List<Cancellable> calls = new ArrayList<>();
        for (int call = 0; call < count; call++) {
            Context loop = loops.get(call % loops.size());
            calls.add(timer.limit(request(client, stage, limit), limit, TimeoutException::new)
                    .runSubscriptionOn(command -> loop.runOnContext(run -> command.run()))
                    .subscribe().with(answer -> ended.incrementAndGet(), failure -> ended.incrementAndGet()));
        }
        return calls;
    }

    private Uni<?> request(StagedApi client, Stage stage, Duration limit) {
        UpstreamSession session = session(limit);
        return switch (stage) {
            case CONNECTING, HEADERS -> session.write(() -> client.ask("headers"));
            case BODY -> session.write(() -> client.ask("body"));
            case STREAM -> session.write(client::stream).chain(this::readToTheEnd);
            case UPLOAD -> session.write(() -> client.upload("upload", ClientMultipartForm.create()
                    .binaryFileUpload("manifest", "package.json", MANIFEST, "application/json")));
        };
    }

    private Uni<byte[]> readToTheEnd(InputStream body) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> {
            try (body) {
                return body.readAllBytes();
            }
        }, false).toCompletionStage()).onCancellation().invoke(((CancellableStream) body)::cancel);
    }

    private void awaitStage(Stage stage) {
        if (stage == Stage.CONNECTING) {
            awaitInUse(AT_ONCE);
        } else {
            await().until(() -> StagedServer.REACHED.tryAcquire(AT_ONCE));
        }
    }

    private void awaitInUse(int connections) {
        await().untilAsserted(() -> assertThat(upstreams.connectionsInUse(dialect.provider())).isEqualTo(connections));
    }

    private void awaitEnded(int calls) {
        await().untilAsserted(() -> assertThat(ended).hasValue(calls));
    }

    private static StagedApi build(URI origin) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(origin).connectTimeout(3, TimeUnit.SECONDS)
                .build(StagedApi.class);
    }

    private UpstreamSession session(Duration limit) {
        return upstreams.open(dialect, limit);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
    }
}
