package com.insightpulseai.mcp.bench.forwarded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.TextTable;
import com.insightpulseai.mcp.bench.lambda.FunctionUrlEvent;
import com.insightpulseai.mcp.bench.lambda.NativeFunction;
import com.insightpulseai.mcp.bench.lambda.RuntimeApi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One start of the function {@code mcp}, whose first event is waiting already.
 *
 * @param firstNext milliseconds from spawn until it asked for an event
 * @param firstAnswer milliseconds from spawn until its list of tools had arrived
 * @param resident memory then, in units of 1,000,000 bytes
 */
record FirstList(double firstNext, double firstAnswer, double resident) {

    private static final String LIST = """
            {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{\
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""";

    static FirstList of(Vertx vertx, Path executable, Map<String, String> environment, String token, Path folder)
            throws IOException, InterruptedException {
        Buffer event = FunctionUrlEvent.of("/mcp", Map.of("authorization", "Bearer " + token, "content-type",
                "application/json", "accept", "application/json", "mcp-protocol-version", "2026-07-28", "mcp-method",
                "tools/list"), LIST);
        try (RuntimeApi api = RuntimeApi.start(vertx, next -> {
        })) {
            Future<RuntimeApi.Answer> list = api.invoke(event);
            long start = System.nanoTime();
            NativeFunction function = NativeFunction.start(List.of(executable.toAbsolutePath().toString()), environment, api,
                    folder, folder.resolve("mcp-spawn.log"));
            try (function) {
                long next = Futures.await(api.firstNext());
                RuntimeApi.Answer answer = Futures.await(list);
                JsonObject response = answer.body().toJsonObject();
                if (response.getInteger("statusCode") != 200 || !response.getString("body").contains("socket_scan_repo")) {
                    throw new IllegalStateException("the function answered " + answer.body());
                }
                return new FirstList((next - start) / 1e6, (answer.at() - start) / 1e6, function.residentMegabytes());
            } catch (IllegalStateException e) {
                throw function.explained(e);
            }
        }
    }

    /** Median and worst. */
    static TextTable table(List<FirstList> lists) {
        TextTable table = new TextTable("spawn", "to first next ms", "to first tools/list ms", "resident MB");
        row(table, "median", lists, true);
        row(table, "worst", lists, false);
        return table;
    }

    private static void row(TextTable table, String name, List<FirstList> lists, boolean isMedian) {
        table.row(name, figure(lists, FirstList::firstNext, isMedian), figure(lists, FirstList::firstAnswer, isMedian),
                figure(lists, FirstList::resident, isMedian));
    }

    private static String figure(List<FirstList> lists, ToDoubleFunction<FirstList> value, boolean isMedian) {
        double[] sorted = lists.stream().mapToDouble(value).sorted().toArray();
        return String.format(Locale.ROOT, "%.1f", sorted[isMedian ? sorted.length / 2 : sorted.length - 1]);
    }
}
