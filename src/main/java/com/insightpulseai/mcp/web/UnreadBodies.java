package com.insightpulseai.mcp.web;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.web.problem.ProblemCode;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends the connection of a request that was answered before its body had arrived, a refused one above all: the rest would
 * otherwise be read to its end, however long. A little of it is still read, because a client that is cut off while it sends
 * does not see the response. A body that is announced as small is let arrive, so that the connection can be used again.
 */
@Singleton
class UnreadBodies {

    private static final int FIRST = 10_000; // a filter of high priority runs early
    private static final long SMALL = 65_536;
    private static final long MOST_DISCARDED = 8L << 20;
    private static final long LINGER_MS = 2_000;

    void register(@Observes Filters filters) {
        filters.register(UnreadBodies::watch, FIRST);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addHeadersEndHandler(ignored -> {
            if (!request.isEnded() && !willSoonEnd(context)) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                context.addBodyEndHandler(sent -> linger(context.vertx(), request));
            }
        });
        context.next();
    }

    private static void linger(Vertx vertx, HttpServerRequest request) {
        long timer = vertx.setTimer(LINGER_MS, ignored -> request.connection().close());
        request.handler(new Discarding(request)::count).endHandler(ignored -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        }).exceptionHandler(ignored -> vertx.cancelTimer(timer));
        request.resume();
    }

    private static boolean willSoonEnd(RoutingContext context) {
        return context.response().getStatusCode() != ProblemCode.REQUEST_TIMEOUT.status()
                && isAnnouncedSmall(context.request());
    }

    /** Neither a length nor chunks announce that there is no body. */
    private static boolean isAnnouncedSmall(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : Long.parseLong(length) <= SMALL;
    }

    private static final class Discarding {

        private final HttpServerRequest request;
        private long discarded;

        Discarding(HttpServerRequest request) {
            this.request = request;
        }

        void count(Buffer rest) {
            discarded += rest.length();
            if (discarded > MOST_DISCARDED) {
                request.connection().close();
            }
        }
    }
}
