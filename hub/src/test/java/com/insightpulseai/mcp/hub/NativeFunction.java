package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Instances of a native function behind Lambda's runtime API: an event goes to the first instance that asks for one.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">AWS: Lambda runtime API</a>
 */
final class NativeFunction implements AutoCloseable {

    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_CALL_SECONDS = 40;

    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Process> instances = new ArrayList<>();
    private final HttpServer runtimeApi;
    private final Path log;

    private record Invocation(String id, byte[] event, CompletableFuture<JsonNode> response) {
    }

    private NativeFunction(HttpServer runtimeApi, Path log) {
        this.runtimeApi = runtimeApi;
        this.log = log;
    }

    /** Starts instances with this environment and nothing else in it. */
    static NativeFunction start(Path executable, int instances, Map<String, String> environment, Path folder)
            throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 64);
        NativeFunction function = new NativeFunction(api, folder.resolve("function.log"));
        api.setExecutor(function.threads);
        api.createContext("/", function::serve);
        api.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> function.instances.forEach(Process::destroyForcibly)));
        for (int i = 0; i < instances; i++) {
            ProcessBuilder builder = new ProcessBuilder(executable.toString()).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(function.log.toFile()));
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
            function.instances.add(builder.start());
        }
        return function;
    }

    /** Sends an event as a function URL does, and waits for the function's response to it. */
    JsonNode invoke(String path, Optional<String> token, String body) throws Exception {
        ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("routeKey", "$default").put("rawPath", path)
                .put("rawQueryString", "").put("body", body).put("isBase64Encoded", false);
        ObjectNode headers = event.putObject("headers").put("content-type", "application/json")
                .put("host", "pooler.lambda-url.eu-central-1.on.aws");
        token.ifPresent(text -> headers.put("authorization", "Bearer " + text));
        event.putObject("requestContext").put("requestId", UUID.randomUUID().toString()).put("stage", "$default")
                .putObject("http").put("method", "POST").put("path", path).put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1");
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), JSON.writeValueAsBytes(event),
                new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.response.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
    }

    String output() throws IOException {
        return Files.readString(log, UTF_8);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals(INVOCATION + "next")) {
                Invocation next = waiting.take();
                running.put(next.id, next);
                exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", next.id);
                exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms",
                        Long.toString(System.currentTimeMillis() + LONGEST_CALL_SECONDS * 1000));
                exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-central-1:000000000000:function:pooler");
                exchange.sendResponseHeaders(200, next.event.length);
                exchange.getResponseBody().write(next.event);
                return;
            }
            JsonNode response = JSON.readTree(exchange.getRequestBody());
            exchange.sendResponseHeaders(202, -1);
            if (path.endsWith("/response")) {
                running.remove(path.split("/")[4]).response.complete(response);
            } else {
                running.values().forEach(call -> call.response.completeExceptionally(new AssertionError(response.toString())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process instance : instances) {
            instance.destroyForcibly().waitFor();
        }
        runtimeApi.stop(0);
        threads.shutdownNow();
    }
}
