package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.TestJwksServer;

import io.vertx.core.Vertx;

class VertxKeySetFetchTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final TestJwksServer server = new TestJwksServer("{\"keys\":[]}");

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesTheDocument() {
        assertThat(fetch(Duration.ofSeconds(30))).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void failsOnAnyOtherStatus() {
        server.failWith(500);
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(30))).hasMessageContaining("500");
    }

    @Test
    void followsNoRedirect() {
        try (TestJwksServer other = new TestJwksServer("{\"keys\":[]}")) {
            server.redirectTo(other.url());
            assertThatThrownBy(() -> fetch(Duration.ofSeconds(30))).hasMessageContaining("302");
            assertThat(other.fetches()).isZero();
        }
    }

    @Test
    void readsNoMoreThanTheBound() {
        server.publish(" ".repeat(VertxKeySetFetch.MAX_BYTES + 1));
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(30))).hasMessageContaining("bytes");
    }

    @Test
    void readsUpToTheBound() {
        server.publish(" ".repeat(VertxKeySetFetch.MAX_BYTES));
        assertThat(fetch(Duration.ofSeconds(30))).hasSize(VertxKeySetFetch.MAX_BYTES);
    }

    @Test
    void waitsNoLongerThanTheTimeout() {
        server.hang();
        assertThatThrownBy(() -> fetch(Duration.ofMillis(200))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void failsWhereNobodyListens() {
        server.close();
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(30))).isInstanceOf(RuntimeException.class);
    }

    private String fetch(Duration timeout) {
        return new VertxKeySetFetch(VERTX, timeout).fetch(server.url()).await().indefinitely();
    }
}
