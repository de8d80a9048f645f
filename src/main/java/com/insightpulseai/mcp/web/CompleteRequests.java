package com.insightpulseai.mcp.web;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Expects nothing of a client whose request came as an event, as a function's do: the body is there already, and the interim
 * response that {@code Expect: 100-continue} asks for would be taken for the response itself.
 */
@Singleton
class CompleteRequests {

    private static final int FIRST = 10_000; // a filter of high priority runs early

    void register(@Observes Filters filters) {
        filters.register(CompleteRequests::receive, FIRST);
    }

    private static void receive(RoutingContext context) {
        if (context.request().headers() instanceof QuarkusHttpHeaders) {
            context.request().headers().remove(HttpHeaderNames.EXPECT);
        }
        context.next();
    }
}
