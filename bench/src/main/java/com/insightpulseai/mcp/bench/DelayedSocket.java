package com.insightpulseai.mcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * Socket's API as far as {@code scan.repo}, {@code scan.get} and checks of its health ask it, answered from memory without
 * any delay.
 */
public final class DelayedSocket implements AutoCloseable {

    /** Name of the vault secret that goes with it. */
    public static final String VAULT_KEY = "socket_api_key";

    /** A branch with a finished scan: the tool asks twice, for the list and for the result. */
    public static final String SCANNED = "main";
    /** A branch that has never been scanned: the tool asks once. */
    public static final String UNSCANNED = "unscanned";

    /** Path of the scans, below the origin. */
    public static final String SCANS = "/v0/orgs/bench/full-scans";
    /** The one finished scan. */
    public static final String SCAN_ID = "7b9f2f0e-0000-4000-8000-000000000001";
    /** Its path, below the origin. */
    public static final String SCAN = SCANS + "/" + SCAN_ID;

    private static final String QUOTA = "/v0/quota";

    private static final Buffer LEFT = Buffer.buffer(
            "{\"quota\":1000,\"maxQuota\":1000,\"nextWindowRefresh\":\"2099-01-01T00:00:00.000Z\"}");
    private static final Buffer NO_SCANS = Buffer.buffer("{\"results\":[],\"nextPage\":null}");
    private static final Buffer ONE_SCAN = Buffer.buffer("""
            {"results":[{"id":"%s","created_at":"2026-01-01T00:00:00.000Z","branch":"main","repo":"bench",\
            "html_report_url":"https://socket.dev/dashboard/org/bench/sbom/1"}],"nextPage":null}"""
            .formatted(SCAN_ID));
    private static final Buffer ARTIFACTS = Buffer.buffer("""
            {"type":"npm","name":"bench-package","version":"1.0.0","id":"1","direct":true,\
            "manifestFiles":[{"file":"package.json"}],"alerts":[{"key":"Qbench","type":"cve","severity":"high",\
            "category":"vulnerability","action":"warn"}]}
            """);

    private final HttpServer server;

    private DelayedSocket(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a loopback port that the system chooses. */
    public static DelayedSocket start(Vertx vertx) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(DelayedSocket::answer);
        return new DelayedSocket(Futures.await(server.listen()));
    }

    /** @return loopback port */
    public int port() {
        return server.actualPort();
    }

    /**
     * Writes a {@code provider-config.yaml} in which this is the provider, and operators have a quota that is counted but
     * never used up.
     */
    public void writeProviderConfig(Path file) throws IOException {
        writeProviderConfig(file, port());
    }

    /** The same, where another port leads to this one. */
    public static void writeProviderConfig(Path file, int port) throws IOException {
        Files.writeString(file,
                """
                        version: '1.0'
                        providers:
                          socket:
                            base_url: http://127.0.0.1:%1$d/v0
                            allowed_hosts: ['http://127.0.0.1:%1$d']
                            vault_key: %2$s
                            settings: { org: bench }
                            rate_limits:
                              ops_viewer: { reads: 100/hour }
                              ops_operator: { scans: %3$d/hour, reads: %3$d/hour }
                              ops_admin: unlimited
                            tools:
                              - { name: scan.repo, quota: scans, min_role: ops_operator, timeout_ms: 30000, schema_version: '1.0' }
                              - { name: scan.get, quota: reads, min_role: ops_viewer, timeout_ms: 30000, schema_version: '1.0', max_stale_s: 86400 }
                        """
                        .formatted(port, VAULT_KEY, OPERATOR_CALLS_PER_HOUR));
    }

    /** The operators' quota. */
    public static final int OPERATOR_CALLS_PER_HOUR = 100_000_000;

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case SCANS -> json(request, SCANNED.equals(request.getParam("branch")) ? ONE_SCAN : NO_SCANS);
            case SCAN -> request.response().putHeader("Content-Type", "application/x-ndjson").end(ARTIFACTS);
            case QUOTA -> json(request, LEFT);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private static void json(HttpServerRequest request, Buffer body) {
        request.response().putHeader("Content-Type", "application/json").end(body);
    }

    @Override
    public void close() {
        Futures.await(server.close());
    }
}
