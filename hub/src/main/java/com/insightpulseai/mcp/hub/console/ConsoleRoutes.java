package com.insightpulseai.mcp.hub.console;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.console.ConsoleHeaders;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Serves the console's files below {@code /console/}. A path without a dot is one of its pages, whatever it is: the page
 * itself knows which there are.
 */
@Singleton
class ConsoleRoutes {

    private static final String ROOT = "/console/";
    private static final String GZIP = "gzip";
    /** Before those of RESTEasy, which answer the rest. */
    private static final int EARLY = 1;

    private final Map<String, String> headers;
    private final ConsoleFile page = ConsoleFile.page();
    private final Map<String, ConsoleFile> assets = new ConcurrentHashMap<>();

    ConsoleRoutes(@ConfigProperty(name = "mcp.access.supabase.url") Optional<String> supabase) {
        headers = ConsoleHeaders.security(supabase.map(ConsoleRoutes::origin).map(List::of).orElse(List.of()));
    }

    void register(@Observes Router router) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            router.route(method, "/").order(EARLY).handler(ConsoleRoutes::redirect);
            router.route(method, "/console").order(EARLY).handler(ConsoleRoutes::redirect);
            router.route(method, ROOT + "*").order(EARLY).blockingHandler(this::serve, false);
        }
    }

    private static void redirect(RoutingContext context) {
        // Route "/console" takes "/console/" too, which is served.
        if (context.normalizedPath().equals(ROOT)) {
            context.next();
            return;
        }
        context.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, ROOT).end();
    }

    private void serve(RoutingContext context) {
        // The page reads its path as the browser has it, where "//console/" would be a link to a host of that name.
        if (!context.request().path().startsWith(ROOT)) {
            context.next();
            return;
        }
        String path = context.normalizedPath();
        path = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
        Optional<ConsoleFile> file = path.indexOf('.') < 0 ? Optional.of(page) : asset(path);
        file.ifPresentOrElse(found -> send(context, found), context::next);
    }

    private Optional<ConsoleFile> asset(String path) {
        ConsoleFile known = assets.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        // Only files that there are: others would fill the memory.
        Optional<ConsoleFile> file = ConsoleFile.asset(path);
        file.ifPresent(found -> assets.put(path, found));
        return file;
    }

    private void send(RoutingContext context, ConsoleFile file) {
        boolean compressed = accepts(context);
        byte[] content = compressed ? file.gzipped() : file.content();
        HttpServerResponse response = context.response();
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(content));
        }
    }

    private static boolean accepts(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equalsIgnoreCase(GZIP) && encoding.weight() > 0);
    }

    private static String origin(String url) {
        URI uri = URI.create(url.strip());
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
