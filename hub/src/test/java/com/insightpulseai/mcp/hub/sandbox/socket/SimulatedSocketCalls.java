package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.insightpulseai.mcp.testing.OpenApiContract;

/** What tests of the simulated Socket have in common; every answer is held against the description of the API. */
abstract class SimulatedSocketCalls {

    static final ObjectMapper JSON = new ObjectMapper();
    static final OpenApiContract CONTRACT = OpenApiContract.of("openapi/socket.json");
    static final Map<String, String> READ = Map.of("include_scores", "true", "include_license_details", "false");
    static final Map<String, String> CACHED = Map.of("include_scores", "true", "include_license_details", "false",
            "cached", "true");
    static final String MANIFEST = "{\"dependencies\":{\"évil\":\"^1.2.3\",\"evil-test-package\":\"1.0.0\"}}";

    final SimulatedSocket socket = new SimulatedSocket();

    @BeforeEach
    void accept() {
        socket.placeholders("http://127.0.0.1", () -> "key");
    }

    JsonNode alerts(Map<String, String> filters) throws Exception {
        return json(get("orgs/sandbox/alerts", filters, 200)).path("items");
    }

    Reply post(String operation, Map<String, String> query, String body, int status) {
        return send("POST", "orgs/sandbox/" + operation, query, "application/json", body, status);
    }

    static String decision(String key, String state, String uuid) {
        return "{\"alertTriage\":[{\"alertKey\":\"%s\",\"state\":\"%s\",\"uuid\":\"%s\"}]}".formatted(key, state, uuid);
    }

    String scan(String branch) throws Exception {
        socket.answer(repositoryRequest());
        return json(upload(Map.of("repo", "demo", "branch", branch), 201, "web/package.json", MANIFEST)).path("id").asText();
    }

    List<JsonNode> artifacts(String scan) throws Exception {
        return get("orgs/sandbox/full-scans/" + scan, READ, 200).body().lines().map(SimulatedSocketCalls::tree)
                .filter(line -> !line.has("_type")).toList();
    }

    void createRepository(int status) {
        Reply reply = socket.answer(repositoryRequest());
        assertThat(reply.status()).isEqualTo(status);
        CONTRACT.assertResponse("POST", "/orgs/sandbox/repos", status, reply.contentType(), reply.body());
    }

    Reply upload(Map<String, String> query, int status, String path, String content) {
        String body = "--cut\r\nContent-Disposition: form-data; name=\"" + path + "\"; filename=\"file\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + content + "\r\n--cut--\r\n";
        return send("POST", "orgs/sandbox/full-scans", query, "multipart/form-data; boundary=cut", body, status);
    }

    Reply get(String path, Map<String, String> query, int status) {
        return send("GET", path, query, "", "", status);
    }

    Reply send(String method, String path, Map<String, String> query, String type, String body, int status) {
        Map<String, List<String>> parameters = query.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        Reply reply = socket.answer(new Request(method, List.of(path.split("/")), parameters,
                Map.of("authorization", "Bearer sandbox_key", "content-type", type), body.getBytes(UTF_8)));
        assertThat(reply.status()).isEqualTo(status);
        CONTRACT.assertResponse(method, "/" + path, status, reply.contentType(), reply.body());
        return reply;
    }

    static Request repositoryRequest() {
        return new Request("POST", List.of("orgs", "sandbox", "repos"), Map.of(),
                Map.of("authorization", "Bearer sandbox_key", "content-type", "application/json"),
                "{\"name\":\"demo\"}".getBytes(UTF_8));
    }

    static JsonNode json(Reply reply) throws Exception {
        return JSON.readTree(reply.body());
    }

    static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (Exception e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
