package com.insightpulseai.mcp.hub.sandbox.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream;

/**
 * Plays Sentry as far as the tools use it: one organization with two projects, its issues, its statistics, and the taking in of
 * events. Changes and events are remembered until the hub ends.
 *
 * @see <a href="https://docs.sentry.io/api/">Sentry's API</a>
 */
public final class SimulatedSentry implements SimulatedUpstream {

    private static final String AUTH_TOKEN = "sentry_auth_token";
    private static final String DSN = "sentry_dsn";
    private static final String ORGANIZATION = "sandbox";
    /** The project that the DSN belongs to. */
    private static final String PROJECT = "1";
    private static final Pattern SENTRY_KEY = Pattern.compile("(?:^Sentry |[ ,])sentry_key=([^, ]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedIssues issues = new SimulatedIssues(new SentryRecordings());
    private final SimulatedStatistics statistics = new SimulatedStatistics();
    private volatile String token = UUID.randomUUID().toString();
    private volatile String publicKey = UUID.randomUUID().toString();
    private volatile String origin = "";

    @Override
    public String name() {
        return "sentry";
    }

    @Override
    public List<String> vaultKeys() {
        return List.of(AUTH_TOKEN, DSN);
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("org", ORGANIZATION);
    }

    @Override
    public Map<String, String> placeholders(String origin, Supplier<String> random) {
        this.origin = origin;
        token = "sandbox_" + random.get();
        // A real public key is made of hexadecimal digits.
        publicKey = UUID.nameUUIDFromBytes(random.get().getBytes(UTF_8)).toString().replace("-", "");
        return Map.of(AUTH_TOKEN, token, DSN, origin.replace("://", "://" + publicKey + "@") + "/" + PROJECT);
    }

    @Override
    public Reply answer(Request request) {
        List<String> path = request.segments();
        if (path.size() == 3 && path.get(0).equals("api") && path.get(2).equals("envelope")
                && request.method().equals("POST")) {
            return takeIn(path.get(1), request);
        }
        if (!same("Bearer " + token, request.header("Authorization").orElse(""))) {
            return error(401, "Invalid token");
        }
        if (path.size() < 4 || !path.subList(0, 3).equals(List.of("api", "0", "organizations"))
                || !path.get(3).equals(ORGANIZATION)) {
            return error(404, "The requested resource does not exist");
        }
        return limited(organization(request, path.subList(4, path.size())));
    }

    static Reply error(int status, String detail) {
        return Reply.json(status, JSON.createObjectNode().put("detail", detail));
    }

    private Reply organization(Request request, List<String> path) {
        String operation = request.method() + " " + (path.isEmpty() ? "" : path.get(0)) + (path.size() > 1 ? "/{}" : "")
                + (path.size() > 2 ? "/" + String.join("/", path.subList(2, path.size())) : "");
        return switch (operation) {
            case "GET " -> Reply.json(200, about());
            case "GET issues" -> issues.list(request, origin + "/api/0/organizations/" + ORGANIZATION + "/issues/");
            case "GET issues/{}" -> found(path.get(1), issue -> Reply.json(200, issue.detailed()));
            case "GET issues/{}/events/latest" -> found(path.get(1), issue -> Reply.json(200, issue.latestEvent()));
            case "GET projects" -> issues.projects();
            case "GET shortids/{}" -> issues.byShortId(path.get(1)).map(issue -> Reply.json(200, resolved(issue)))
                    .orElseGet(() -> error(404, "The requested resource does not exist"));
            case "PUT issues/{}" -> found(path.get(1), issue -> change(issue, request));
            case "GET stats_v2" -> statistics.read(request);
            default -> error(404, "The requested resource does not exist");
        };
    }

    private Reply found(String id, Function<SimulatedIssue, Reply> answer) {
        return issues.byId(id).map(answer).orElseGet(() -> error(404, "The requested resource does not exist"));
    }

    private Reply change(SimulatedIssue issue, Request request) {
        try {
            return SimulatedIssueChange.of(JSON.readTree(request.body()))
                    .map(change -> Reply.json(200, issue.changed(change)))
                    .orElseGet(() -> Reply.json(400, JSON.createObjectNode()
                            .set("status", JSON.createArrayNode().add("not a valid choice"))));
        } catch (IOException malformed) {
            return error(400, "JSON parse error");
        }
    }

    private Reply takeIn(String project, Request request) {
        Matcher key = SENTRY_KEY.matcher(request.header("X-Sentry-Auth").orElse(""));
        if (!key.find() || !same(publicKey, key.group(1)) || !project.equals(PROJECT)) {
            return error(403, "event submission rejected with_reason: ProjectId");
        }
        Optional<JsonNode> event = Envelope.event(request.body());
        if (event.isEmpty()) {
            return error(400, "invalid event envelope");
        }
        issues.receive(event.get());
        statistics.count();
        return Reply.json(200, JSON.createObjectNode().put("id", event.get().path("event_id").asText()));
    }

    private static ObjectNode resolved(SimulatedIssue issue) {
        ObjectNode group = issue.about();
        return JSON.createObjectNode().put("organizationSlug", ORGANIZATION)
                .put("projectSlug", group.path("project").path("slug").asText())
                .put("groupId", group.path("id").asText()).put("shortId", group.path("shortId").asText())
                .set("group", group);
    }

    private ObjectNode about() {
        ObjectNode about = JSON.createObjectNode().put("id", "4510000000000001").put("slug", ORGANIZATION)
                .put("name", "Sandbox").put("dateCreated", "2026-01-12T08:00:00.000000Z").put("isEarlyAdopter", false)
                .put("require2FA", false).put("hasAuthProvider", false).put("allowMemberInvite", true)
                .put("allowMemberProjectCreation", true).put("allowSuperuserAccess", false);
        about.putObject("status").put("id", "active").put("name", "active");
        about.putObject("avatar").put("avatarType", "letter_avatar").putNull("avatarUuid");
        about.putObject("links").put("organizationUrl", origin).put("regionUrl", origin);
        return about;
    }

    private static Reply limited(Reply reply) {
        long reset = Instant.now().plus(Duration.ofSeconds(1)).getEpochSecond();
        return reply.with("X-Sentry-Rate-Limit-Limit", "40").with("X-Sentry-Rate-Limit-Remaining", "39")
                .with("X-Sentry-Rate-Limit-Reset", Long.toString(reset))
                .with("X-Sentry-Rate-Limit-ConcurrentLimit", "25").with("X-Sentry-Rate-Limit-ConcurrentRemaining", "25");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
