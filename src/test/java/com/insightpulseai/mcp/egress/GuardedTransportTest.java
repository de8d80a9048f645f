package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

class GuardedTransportTest {

    private final AtomicInteger connections = new AtomicInteger();
    private Vertx vertx;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        vertx = Vertx.vertx();
        NetServer server = await(vertx.createNetServer().connectHandler(this::answer).listen(0, "127.0.0.1"));
        port = server.actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    @Test
    void isWhatEveryVertxInstanceRunsOn() {
        assertThat(((VertxInternal) vertx).transport()).isInstanceOf(GuardedTransport.class);
        assertThat(vertx.isNativeTransportEnabled()).isFalse();
    }

    @Test
    void refusesToConnectAGovernedNameToALoopbackAddress() {
        govern(address -> address.getHostString().equals("localhost"));

        assertThatThrownBy(() -> await(get("localhost")))
                .hasCauseInstanceOf(HostnameNotAllowedException.class)
                .hasMessageContaining("Host 'localhost' is not allowed: it does not resolve to a public address");
        assertThat(connections).hasValue(0);
    }

    @Test
    void refusesRawConnectionsAlike() {
        govern(address -> address.getHostString().equals("localhost"));

        assertThatThrownBy(() -> await(vertx.createNetClient().connect(port, "localhost")))
                .hasCauseInstanceOf(HostnameNotAllowedException.class);
        assertThat(connections).hasValue(0);
    }

    @Test
    void connectsANameThatIsNotGoverned() throws Exception {
        govern(address -> address.getHostString().equals("elsewhere.test"));

        assertThat(await(get("localhost")).statusCode()).isEqualTo(204);
        assertThat(connections).hasValue(1);
    }

    private void govern(Predicate<InetSocketAddress> governed) {
        ((GuardedTransport) ((VertxInternal) vertx).transport()).accept(governed);
    }

    private void answer(NetSocket socket) {
        connections.incrementAndGet();
        socket.end(Buffer.buffer("HTTP/1.1 204 No Content\r\n\r\n"));
    }

    private Future<HttpClientResponse> get(String host) {
        return vertx.createHttpClient().request(HttpMethod.GET, port, host, "/").compose(request -> request.send());
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
