package com.insightpulseai.mcp.hub.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Follows one connection, to tell whether a request is being served on it. It sees raw bytes as the first handler of the
 * connection, and requests and responses as the one before Vert.x' own.
 */
final class GuardedConnection extends ChannelInboundHandlerAdapter {

    private static final int MOST_UNANSWERED = 16; // few clients send a request before the response to the last one
    private static final String VERTX_HANDLER = "handler";

    private final OpenConnections all;
    private ChannelHandlerContext context;
    private boolean watching;
    private volatile int unanswered;
    private volatile long idleSince = System.nanoTime();
    private volatile boolean waitsForHeaders = true;
    private volatile long headersSince = idleSince;

    GuardedConnection(OpenConnections all) {
        this.all = all;
    }

    /** Tells a connection on which no request is being served. */
    boolean isIdle() {
        return unanswered == 0;
    }

    /** When the last response was sent, or the connection opened. */
    long idleSince() {
        return idleSince;
    }

    /** Tells a connection on which a request has begun, or on which none has come yet. */
    boolean waitsForHeaders() {
        return waitsForHeaders;
    }

    /** When {@link #waitsForHeaders()} began. */
    long headersSince() {
        return headersSince;
    }

    void close() {
        context.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        all.opened(this);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        all.closed(this);
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (isIdle() && !waitsForHeaders) {
            headersSince = System.nanoTime();
            waitsForHeaders = true;
        }
        if (!watching && context.pipeline().get(VERTX_HANDLER) != null) {
            watching = true;
            context.pipeline().addBefore(VERTX_HANDLER, "requests", new Requests());
        }
        context.fireChannelRead(bytes);
    }

    private final class Requests extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                waitsForHeaders = false;
                if (request.protocolVersion().majorVersion() != 1) {
                    refuse(message, CloseReason.PROTOCOL);
                    return;
                }
                if (unanswered == MOST_UNANSWERED) {
                    refuse(message, CloseReason.PIPELINING);
                    return;
                }
                unanswered++;
            }
            context.fireChannelRead(message);
        }

        private void refuse(Object message, CloseReason reason) {
            ReferenceCountUtil.release(message);
            all.close(GuardedConnection.this, reason);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message) && unanswered > 0) {
                idleSince = System.nanoTime();
                unanswered--;
            }
            context.write(message, promise);
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
