package com.insightpulseai.mcp.sdk.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.insightpulseai.mcp.sdk.net.HttpClients;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Clients of a stub that note their waits and do not wait. */
final class Clients {

    static final String TOKEN = "a.token.of-tests";

    /** To make one reads all authorities that Java trusts. */
    private static final HttpClient HTTP = HttpClients.fromEnvironment();

    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    McpClient of(URI server) {
        return builder(server).build();
    }

    McpClientBuilder builder(URI server) {
        return McpClient.builder().baseUrl(server).tokens(TokenSource.of(TOKEN)).timeout(Duration.ofSeconds(20))
                .httpClient(HTTP)
                .pause((time, next) -> {
                    waits.add(time);
                    next.run();
                });
    }

    List<Duration> waits() {
        return waits;
    }
}
