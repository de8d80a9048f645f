package com.insightpulseai.mcp.scanner.github;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.insightpulseai.mcp.scanner.LoopbackServer;
import com.sun.net.httpserver.HttpExchange;

/** A server of git repositories over HTTP, by git's own program for web servers. */
public final class GitServerStub implements AutoCloseable {

    private final LoopbackServer server;
    private final Path repositories;
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private volatile Optional<String> demanded = Optional.empty();
    private volatile int status;

    /** @param repositories a folder of bare repositories, as {@code owner/name} */
    public GitServerStub(Path repositories) {
        this.repositories = repositories;
        server = LoopbackServer.start(this::respond);
    }

    /** Demands a header {@code Authorization} from now on. */
    public void demand(String authorization) {
        demanded = Optional.of(authorization);
    }

    /** Answers each request with a status from now on. */
    public void failWith(int failure) {
        status = failure;
    }

    /** Serves as in the beginning, and forgets what arrived. */
    public void reset() {
        demanded = Optional.empty();
        status = 0;
        credentials.clear();
    }

    /** The headers {@code Authorization} of requests, {@code none} for one without. */
    public List<String> credentials() {
        return List.copyOf(credentials);
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
            credentials.add(given.isEmpty() ? "none" : String.join(", ", given));
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            } else if (demanded.isPresent() && !given.equals(List.of(demanded.get()))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"GitHub\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                serve(exchange);
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("GIT_"));
        variables.put("GIT_PROJECT_ROOT", repositories.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        variables.put("QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        header(exchange, "Content-Type").ifPresent(type -> variables.put("CONTENT_TYPE", type));
        header(exchange, "Content-Encoding").ifPresent(encoding -> variables.put("HTTP_CONTENT_ENCODING", encoding));
        header(exchange, "Git-Protocol").ifPresent(protocol -> variables.put("GIT_PROTOCOL", protocol));
        byte[] body = exchange.getRequestBody().readAllBytes();
        variables.put("CONTENT_LENGTH", Integer.toString(body.length));
        Process backend = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream input = backend.getOutputStream()) {
            input.write(body);
        }
        try (InputStream output = new BufferedInputStream(backend.getInputStream())) {
            int code = 200;
            for (String line = line(output); !line.isEmpty(); line = line(output)) {
                String[] field = line.split(": ", 2);
                if (field[0].equals("Status")) {
                    code = Integer.parseInt(field[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().set(field[0], field[1]);
                }
            }
            exchange.sendResponseHeaders(code, 0);
            output.transferTo(exchange.getResponseBody());
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static String line(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = output.read(); next >= 0 && next != '\n'; next = output.read()) {
            line.append((char) next);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        server.close();
    }
}
