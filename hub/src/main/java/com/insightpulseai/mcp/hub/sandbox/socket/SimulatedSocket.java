package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream;
import com.insightpulseai.mcp.hub.sandbox.socket.manifest.SimulatedManifest;
import com.insightpulseai.mcp.hub.sandbox.socket.manifest.SupportedFiles;

/**
 * Simulates Socket's API v0 as far as the tools use it: repositories, full scans, alerts and their triage, packages, the
 * names of supported files and the quota of one organization. What was uploaded, created and decided is remembered until the
 * hub ends.
 *
 * @see <a href="https://docs.socket.dev/reference/introduction-to-socket-api">Socket's API</a>
 */
public final class SimulatedSocket implements SimulatedUpstream {

    private static final String API_KEY = "socket_api_key";
    private static final String ORGANIZATION = "sandbox";
    private static final int MAX_QUOTA = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedRepositories repositories = new SimulatedRepositories();
    private final SocketRecordings recordings = new SocketRecordings();
    private final SimulatedTriage triage = new SimulatedTriage();
    private final SimulatedFullScans scans = new SimulatedFullScans(recordings, repositories, triage);
    private final SimulatedFindings alerts = new SimulatedFindings(scans, triage);
    private final SimulatedPackages packages = new SimulatedPackages(recordings, triage);
    private volatile String key = UUID.randomUUID().toString();

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public List<String> vaultKeys() {
        return List.of(API_KEY);
    }

    @Override
    public String basePath() {
        return "/v0";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("org", ORGANIZATION);
    }

    @Override
    public Map<String, String> placeholders(String origin, Supplier<String> random) {
        key = "sandbox_" + random.get();
        return Map.of(API_KEY, key);
    }

    @Override
    public Reply answer(Request request) {
        byte[] wanted = ("Bearer " + key).getBytes(UTF_8);
        if (!MessageDigest.isEqual(wanted, request.header("Authorization").orElse("").getBytes(UTF_8))) {
            return error(401, "Unauthorized");
        }
        List<String> path = request.segments();
        if (path.equals(List.of("quota")) && request.method().equals("GET")) {
            return quota();
        }
        if (path.size() < 3 || !path.get(0).equals("orgs") || !path.get(1).equals(ORGANIZATION)) {
            return error(404, "Not found");
        }
        String operation = request.method() + " " + path.get(2) + (path.size() == 4 ? "/{}" : "");
        return path.size() > 4 ? error(404, "Not found") : switch (operation) {
            case "GET repos" -> Reply.json(200, repositories.list(workspace(request)));
            case "POST repos" -> withBody(request, this::createRepository);
            case "GET repos/{}" ->
                repositories.describe(path.get(3), workspace(request).orElse("")).map(found -> Reply.json(200, found))
                        .orElseGet(() -> error(404, "Repository not found"));
            case "GET full-scans" -> Reply.json(200, scans.list(request));
            case "POST full-scans" -> createScan(request);
            case "GET full-scans/{}" -> scans.read(path.get(3), request)
                    .orElseGet(() -> error(404, "Full scan not found"));
            case "GET supported-files" -> Reply.json(200, SupportedFiles.list());
            case "GET alerts" -> alerts.list(request);
            case "POST purl" -> withBody(request, body -> packages.lookUp(body, request));
            case "GET triage/{}" -> path.get(3).equals("alerts") ? Reply.json(200, triage.list(request))
                    : error(404, "Not found");
            case "POST triage/{}" -> path.get(3).equals("alerts") ? withBody(request, triage::update)
                    : error(404, "Not found");
            default -> error(404, "Not found");
        };
    }

    static Reply error(int status, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("message", message).putNull("details");
        return Reply.json(status, body);
    }

    private Reply createRepository(JsonNode body) {
        String name = body.path("name").asText(body.path("slug").asText());
        if (name.isBlank()) {
            return error(400, "name is required");
        }
        return repositories.create(name, body.path("workspace").asText()).map(created -> Reply.json(201, created))
                .orElseGet(() -> error(409, "Repository already exists"));
    }

    private static Reply withBody(Request request, Function<JsonNode, Reply> answer) {
        try {
            return answer.apply(JSON.readTree(request.body()));
        } catch (JsonProcessingException e) {
            return error(400, "Malformed JSON");
        } catch (IOException e) {
            return error(400, "Unreadable body");
        }
    }

    private Reply createScan(Request request) {
        String repository = request.parameter("repo").orElse("");
        String workspace = request.parameter("workspace").orElse("");
        if (repository.isEmpty()) {
            return error(400, "repo is required");
        }
        if (repositories.find(repository, workspace).isEmpty()) {
            return error(404, "Repository not found");
        }
        try {
            List<SimulatedManifest> files = Multipart.parse(request.header("Content-Type").orElse(""), request.body()).stream()
                    .map(part -> SimulatedManifest.read(part.name(), part.content())).toList();
            if (files.isEmpty()) {
                return error(400, "No files were uploaded");
            }
            ObjectNode created = scans.create(repository, workspace, request, files);
            if (request.parameter("make_default_branch").filter("true"::equals).isPresent()
                    || request.parameter("set_as_pending_head").filter("true"::equals).isPresent()) {
                repositories.head(repository, workspace, created.path("id").asText());
            }
            return Reply.json(201, created);
        } catch (IllegalArgumentException e) {
            return error(400, "Expected multipart/form-data");
        }
    }

    /** The workspace that a request is restricted to; an empty one stands for none, and is not the same as its absence. */
    private static Optional<String> workspace(Request request) {
        return request.parameters("workspace").stream().findFirst();
    }

    private static Reply quota() {
        Instant nextHour = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        return Reply.json(200, JSON.createObjectNode().put("quota", MAX_QUOTA).put("maxQuota", MAX_QUOTA)
                .put("nextWindowRefresh", nextHour.toString()));
    }
}
