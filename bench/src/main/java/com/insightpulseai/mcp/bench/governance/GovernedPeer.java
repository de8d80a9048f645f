package com.insightpulseai.mcp.bench.governance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import com.insightpulseai.mcp.bench.DelayedSocket;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * ContextForge, a gateway that authenticates, checks roles, limits rates and keeps figures of calls, as the hub does: with the
 * same tools, each of which asks the simulated provider once, as {@code socket/scan.repo} does for a branch without a scan.
 *
 * @param port on loopback
 * @param token of its administrator
 * @see <a href="https://ibm.github.io/mcp-context-forge/">ContextForge</a>
 */
record GovernedPeer(int port, String token) {

    private static final Path CATALOGUE = Path.of("functions/mcp/src/main/resources/mcp/catalogue.json");
    private static final int CREATED = 201;
    private static final int OK = 200;

    /**
     * Registers the tools of the catalogue.
     *
     * @return the name that the peer gives to the tool {@code socket_scan_repo}
     * @throws IllegalStateException if it takes one of them not
     */
    String register(DelayedSocket socket) throws IOException, InterruptedException {
        String scanRepo = "";
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (Object entry : new JsonArray(Files.readString(CATALOGUE))) {
            JsonObject tool = (JsonObject) entry;
            JsonObject registered = new JsonObject()
                    .put("name", tool.getString("name"))
                    .put("description", tool.getString("description"))
                    .put("input_schema", tool.getJsonObject("inputSchema"))
                    .put("integration_type", "REST")
                    .put("request_type", "GET")
                    .put("url", "http://127.0.0.1:" + socket.port() + DelayedSocket.SCANS);
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/tools"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(new JsonObject().put("tool", registered).encode())).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK && response.statusCode() != CREATED) {
                throw new IllegalStateException("the governed peer did not take " + tool.getString("name") + ": "
                        + response.statusCode() + " " + response.body());
            }
            if (tool.getString("name").equals("socket_scan_repo")) {
                scanRepo = new JsonObject(response.body()).getString("name");
            }
        }
        return scanRepo;
    }
}
