package com.insightpulseai.mcp.bench.governance;

import java.util.UUID;

import com.insightpulseai.mcp.bench.request.LoadCaller;
import com.insightpulseai.mcp.bench.request.PostExchange;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** An agent that calls a tool of a hub. */
final class GovernedCaller implements LoadCaller {

    private final PostExchange exchange;
    private volatile UUID lastEvent;

    GovernedCaller(Vertx vertx, int port, String token, String tool, JsonObject input) {
        exchange = new PostExchange(vertx, port, "/providers/" + tool, token, input.toBuffer());
    }

    @Override
    public Context context() {
        return exchange.context();
    }

    @Override
    public Future<Void> call() {
        return exchange.send(result -> true).map(response -> {
            lastEvent = UUID.fromString(response.getHeader("X-Event-Id"));
            return null;
        });
    }

    /** @return the audit row of the last call */
    UUID lastEvent() {
        return lastEvent;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
