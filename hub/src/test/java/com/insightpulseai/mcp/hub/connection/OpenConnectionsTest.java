package com.insightpulseai.mcp.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

class OpenConnectionsTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\n\r\n";
    private static final Duration HEADERS = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final OpenConnections connections = new OpenConnections();

    private EmbeddedChannel open() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addFirst(new GuardedConnection(connections));
        channel.pipeline().addLast(new HttpRequestDecoder());
        channel.pipeline().addLast("handler", new ChannelInboundHandlerAdapter());
        channel.pipeline().fireChannelActive();
        return channel;
    }

    private static EmbeddedChannel send(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        return channel;
    }

    private static void respond(EmbeddedChannel channel, HttpResponseStatus status) {
        channel.pipeline().context("handler").writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
                (ByteBuf) Unpooled.EMPTY_BUFFER));
    }

    private void sweepAfter(Duration time) {
        connections.sweep(System.nanoTime() + time.toNanos(), HEADERS, IDLE);
    }

    @Test
    void theLongestIdleOneMakesRoomForANewOne() {
        connections.limit(2);
        EmbeddedChannel first = open();
        EmbeddedChannel second = open();
        EmbeddedChannel third = open();

        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(third.isOpen()).isTrue();
        assertThat(connections.closedFor(CloseReason.EVICTED)).isEqualTo(1);
    }

    @Test
    void oneThatServesARequestIsNotClosedForANewOne() {
        connections.limit(1);
        EmbeddedChannel serving = send(open(), REQUEST);

        assertThat(open().isOpen()).isFalse();
        assertThat(serving.isOpen()).isTrue();
        assertThat(connections.closedFor(CloseReason.REFUSED)).isEqualTo(1);
        respond(serving, HttpResponseStatus.OK);
        assertThat(open().isOpen()).isTrue();
        assertThat(serving.isOpen()).isFalse();
    }

    @Test
    void headersHaveTheirTimeHoweverOftenAByteComes() {
        EmbeddedChannel silent = open();
        EmbeddedChannel dripping = send(open(), "GET / HT");
        EmbeddedChannel serving = send(open(), REQUEST);

        sweepAfter(Duration.ofSeconds(9));
        assertThat(silent.isOpen()).isTrue();
        send(dripping, "TP");
        sweepAfter(Duration.ofSeconds(11));

        assertThat(silent.isOpen()).isFalse();
        assertThat(dripping.isOpen()).isFalse();
        assertThat(serving.isOpen()).isTrue();
        assertThat(connections.closedFor(CloseReason.SLOW_HEADERS)).isEqualTo(2);
    }

    @Test
    void betweenRequestsThereIsALongerTimeUntilTheNextBegins() {
        EmbeddedChannel kept = send(open(), REQUEST);
        respond(kept, HttpResponseStatus.OK);
        EmbeddedChannel begun = send(open(), REQUEST);
        respond(begun, HttpResponseStatus.OK);
        send(begun, "GET /");

        sweepAfter(Duration.ofSeconds(11));
        assertThat(kept.isOpen()).isTrue();
        assertThat(begun.isOpen()).isFalse();
        sweepAfter(Duration.ofSeconds(61));

        assertThat(kept.isOpen()).isFalse();
        assertThat(connections.closedFor(CloseReason.IDLE)).isEqualTo(1);
        assertThat(connections.size()).isZero();
    }

    @Test
    void anInterimResponseEndsNoRequest() {
        EmbeddedChannel channel = send(open(), REQUEST);
        respond(channel, HttpResponseStatus.CONTINUE);

        sweepAfter(Duration.ofSeconds(61));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void moreThan16UnansweredRequestsEndTheConnection() {
        EmbeddedChannel channel = send(open(), REQUEST.repeat(16));
        assertThat(channel.isOpen()).isTrue();

        send(channel, REQUEST);

        assertThat(channel.isOpen()).isFalse();
        assertThat(connections.closedFor(CloseReason.PIPELINING)).isEqualTo(1);
    }

    @Test
    void anotherProtocolEndsTheConnection() {
        EmbeddedChannel channel = send(open(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(channel.isOpen()).isFalse();
        assertThat(connections.closedFor(CloseReason.PROTOCOL)).isEqualTo(1);
    }
}
