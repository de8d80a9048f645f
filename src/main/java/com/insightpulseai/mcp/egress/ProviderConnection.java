package com.insightpulseai.mcp.egress;

import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * A pooled connection to a provider, below Vert.x' own handler. Knows which exchange it carries, and closes instead of going
 * back
 * to the pool whenever the next exchange could receive what belongs to this one.
 * <p>
 * Except for {@link #carry} and {@link #abort}, everything happens on the connection's event loop.
 */
final class ProviderConnection extends ChannelDuplexHandler {

    private static final String NAME = "provider-connection";
    private static final String VERTX_HANDLER = "handler";

    private final HttpConnection connection;
    private final Channel channel;
    private final AtomicReference<Exchange> carried = new AtomicReference<>();
    private boolean requestSent;
    private boolean announcement;
    private boolean excess;
    private boolean closing;
    /** The end of a response, kept back until it is known whether more was received with it. */
    private LastHttpContent end;

    private ProviderConnection(HttpConnection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    static ProviderConnection of(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NAME) instanceof ProviderConnection known) {
            return known;
        }
        ProviderConnection added = new ProviderConnection(connection, channel);
        pipeline.addBefore(VERTX_HANDLER, NAME, added);
        return added;
    }

    void carry(Exchange exchange) {
        carried.set(exchange);
    }

    /** Ends the exchange if the connection was closed before it was carried. */
    void releaseIfClosed() {
        if (!channel.isActive()) {
            release();
        }
    }

    /** Closes the connection if it still carries the exchange. */
    void abort(Exchange exchange) {
        channel.eventLoop().execute(() -> {
            if (carried.get() == exchange) {
                close();
            }
        });
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest) {
            requestSent = false;
        }
        if (message instanceof LastHttpContent) {
            requestSent = true;
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse head) {
            announcement = isAnnouncement(head.status());
            excess |= mayBeFollowedByABody(head);
        }
        if (closing || end != null) {
            excess = true;
            ReferenceCountUtil.release(message);
        } else if (carried.get() == null || isUnasked(message)) {
            ReferenceCountUtil.release(message);
            close();
        } else if (message instanceof LastHttpContent last && !announcement) {
            end = last;
        } else {
            if (message instanceof HttpContent part) {
                carried.get().keptBody().ifPresent(body -> body.add(part));
            }
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        passEnd(context);
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        passEnd(context);
        release();
        context.fireChannelInactive();
    }

    private void passEnd(ChannelHandlerContext context) {
        LastHttpContent received = end;
        if (received == null) {
            return;
        }
        end = null;
        boolean reusable = requestSent && !excess;
        if (!reusable) {
            // out of the pool before Vert.x sees the end and gives the connection to the next exchange
            connection.close();
        }
        Exchange ended = carried.getAndSet(null);
        if (ended != null) {
            ended.keptBody().ifPresent(body -> body.complete(received));
        }
        context.fireChannelRead(received);
        if (!reusable) {
            context.close();
        }
        if (ended != null) {
            ended.end();
        }
    }

    private void close() {
        closing = true;
        connection.close();
        // Vert.x waits until everything is written, which a provider that reads nothing prevents; from here this goes past it
        channel.pipeline().context(this).close();
    }

    private void release() {
        Exchange ended = carried.getAndSet(null);
        if (ended != null) {
            ended.end();
        }
    }

    /** Whether a response has no body but may be sent with one, which would be taken for the beginning of the next response. */
    private static boolean mayBeFollowedByABody(HttpResponse head) {
        return switch (head.status().code()) {
            case 204 -> head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                    || !head.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0").equals("0");
            case 304 -> true;
            default -> false;
        };
    }

    private static boolean isUnasked(Object message) {
        return message instanceof HttpResponse head && head.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !isAnnouncement(head.status());
    }

    /** Whether a response announces another: 100 and 103, which Vert.x knows. Other statuses below 200 it takes for final. */
    private static boolean isAnnouncement(HttpResponseStatus status) {
        return status.code() == HttpResponseStatus.CONTINUE.code() || status.code() == HttpResponseStatus.EARLY_HINTS.code();
    }
}
