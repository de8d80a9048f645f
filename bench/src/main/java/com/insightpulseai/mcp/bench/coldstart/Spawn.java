package com.insightpulseai.mcp.bench.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.coldstart.TimedStart.Relays;
import com.insightpulseai.mcp.bench.coldstart.TimedStart.SeenStart;
import com.insightpulseai.mcp.bench.lambda.NativeFunction;
import com.insightpulseai.mcp.bench.lambda.RuntimeApi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One life of a function, from spawn to end.
 *
 * @param firstNext milliseconds from spawn until it asked for an event
 * @param firstAnswer milliseconds from spawn until its first governed answer had arrived
 * @param warmP50 median of the later invocations in milliseconds
 * @param warmP99 their 99th percentile
 * @param residentFirst memory resident after the first answer, in units of 1,000,000 bytes
 * @param residentWarm the same after all of them
 */
record Spawn(double firstNext, double firstAnswer, double warmP50, double warmP99, double residentFirst,
        double residentWarm) {

    /**
     * Starts a function whose first event is waiting already, as in Lambda.
     *
     * @throws IllegalStateException if it answers anything but success
     */
    static Spawn of(Vertx vertx, List<String> command, Map<String, String> environment, Buffer event, int warmCalls,
            Path folder)
            throws IOException, InterruptedException {
        Path log = folder.resolve("function-output");
        try (RuntimeApi api = RuntimeApi.start(vertx, next -> {
        })) {
            Future<RuntimeApi.Answer> first = api.invoke(event);
            long start = System.nanoTime();
            NativeFunction function = NativeFunction.start(command, environment, api, folder, log);
            try (function) {
                long next = Futures.await(api.firstNext());
                long answered = check(Futures.await(first)).at();
                double residentFirst = function.residentMegabytes();
                long[] warm = new long[warmCalls];
                for (int i = 0; i < warmCalls; i++) {
                    long sent = System.nanoTime();
                    warm[i] = check(Futures.await(api.invoke(event))).at() - sent;
                }
                Arrays.sort(warm);
                return new Spawn((next - start) / 1e6, (answered - start) / 1e6, warm[warmCalls / 2] / 1e6,
                        warm[warmCalls * 99 / 100] / 1e6, residentFirst, function.residentMegabytes());
            } catch (IllegalStateException e) {
                throw function.explained(e);
            }
        }
    }

    /** Starts a function that finds its database and provider behind relays, for its first answer alone. */
    static TimedStart timed(Vertx vertx, List<String> command, Map<String, String> environment, Buffer event, Relays relays,
            Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("function-output");
        AtomicReference<SeenStart> started = new AtomicReference<>();
        relays.forgetAll();
        try (RuntimeApi api = RuntimeApi.start(vertx, next -> started.set(relays.started(next)))) {
            Future<RuntimeApi.Answer> first = api.invoke(event);
            long start = System.nanoTime();
            NativeFunction function = NativeFunction.start(command, environment, api, folder, log);
            try (function) {
                long answered = check(Futures.await(first)).at();
                return TimedStart.of(start, started.get(), relays, answered);
            } catch (IllegalStateException e) {
                throw function.explained(e);
            }
        }
    }

    private static RuntimeApi.Answer check(RuntimeApi.Answer answer) {
        JsonObject response = answer.body().toJsonObject();
        if (response.getInteger("statusCode") != 200) {
            throw new IllegalStateException("the function answered " + answer.body());
        }
        return answer;
    }
}
