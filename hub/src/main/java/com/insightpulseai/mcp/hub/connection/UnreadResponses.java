package com.insightpulseai.mcp.hub.connection;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Serves a request only once the client has read the responses before it, so that these cannot pile up. */
@Singleton
class UnreadResponses {

    private static final int FIRST = 11_000;

    void register(@Observes Filters filters) {
        filters.register(UnreadResponses::await, FIRST);
    }

    private static void await(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                context.next();
            });
        } else {
            context.next();
        }
    }
}
