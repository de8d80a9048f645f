package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** A silent server stands for a database whose answer is late. */
class FirstConnectionTest {

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Optional<String> ON_DEMAND = Optional.of("on-demand");

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseClock clock = new DatabaseClock();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aFunctionThatStartsBecauseOfACallGoesOnMeanwhile() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FirstConnection first = new FirstConnection(ON_DEMAND, clock);

            first.open(pool(silent.getLocalPort()));
            CompletableFuture<String> next = first.then(() -> Uni.createFrom().item("sent")).subscribe()
                    .asCompletionStage();
            Socket asked = silent.accept();

            assertThat(next).isNotDone();
            asked.close();
            assertThat(next).succeedsWithin(PATIENCE).isEqualTo("sent");
        }
    }

    @Test
    void theFirstStatementTakesTheConnectionOfTheStart() throws IOException {
        try (DatabaseWire wire = new DatabaseWire(DATABASE.port())) {
            FirstConnection first = new FirstConnection(ON_DEMAND, clock);
            Pool pool = pool(wire.port());

            first.open(pool);
            first.then(() -> pool.query("select 1").execute()).await().atMost(PATIENCE);

            assertThat(pool.size()).isEqualTo(1);
            assertThat(clock.in(Duration.ZERO)).isPresent();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "provisioned-concurrency", "snap-start", "of a later kind" })
    void anyOtherProcessWaits(String initialization) {
        new FirstConnection(Optional.ofNullable(initialization), clock).open(pool(DATABASE.port()));

        assertThat(clock.in(Duration.ZERO)).isPresent();
    }

    private Pool pool(int port) {
        return Pool.newInstance(PgBuilder.pool().with(new PoolOptions().setMaxSize(2))
                .connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(port).setDatabase("postgres")
                        .setUser(TestDatabase.HUB).setPassword(DATABASE.password()))
                .using(vertx).build());
    }
}
