package com.insightpulseai.mcp.hub.sandbox.netdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream;

/**
 * A Netdata Agent 2.x that wants a bearer token: a parent with one child, whose metrics follow the clock. SimulatedAlerts can
 * be silenced. What it does not know it answers as a real one does, in plain text.
 */
public final class SimulatedNetdata implements SimulatedUpstream {

    private static final String BEARER_TOKEN = "netdata_bearer_token";
    private static final String CLOUD_TOKEN = "netdata_cloud_token";
    private static final String MANAGEMENT_KEY = "netdata_management_key";

    private final Clock clock;
    private final SimulatedSilencers silencers = new SimulatedSilencers();
    private final SimulatedAlerts alerts;
    private final SimulatedIncident incident;
    private volatile String token = UUID.randomUUID().toString();
    private volatile String managementKey = UUID.randomUUID().toString();

    public SimulatedNetdata() {
        this(Clock.systemUTC());
    }

    SimulatedNetdata(Clock clock) {
        this.clock = clock;
        long began = clock.instant().getEpochSecond();
        this.alerts = new SimulatedAlerts(began, silencers);
        this.incident = new SimulatedIncident(began);
    }

    @Override
    public String name() {
        return "netdata";
    }

    @Override
    public List<String> vaultKeys() {
        return List.of(BEARER_TOKEN, CLOUD_TOKEN, MANAGEMENT_KEY);
    }

    /** An Agent needs no secret, so naming one is enough. */
    @Override
    public Optional<String> urlVariable() {
        return Optional.of("NETDATA_URL");
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Map<String, String> placeholders(String origin, Supplier<String> random) {
        token = random.get();
        managementKey = random.get();
        return Map.of(BEARER_TOKEN, token, MANAGEMENT_KEY, managementKey);
    }

    @Override
    public Reply answer(Request request) {
        String path = String.join("/", request.segments());
        long now = clock.instant().getEpochSecond();
        // A protected agent still tells anybody what it is.
        if (path.equals("api/v3/info") && request.method().equals("GET")) {
            return Reply.json(200, SimulatedAgentInfo.info(now));
        }
        if (!same("Bearer " + token, request.header("X-Netdata-Auth"))) {
            return text(412, "You need to be authorized to access this resource");
        }
        if (!request.method().equals("GET")) {
            // A real one answers 400; an answer of 404 is looked for among those that are recorded.
            return text(404, "I don't understand you...\n");
        }
        return switch (path) {
            case "api/v3/nodes" -> Reply.json(200, SimulatedAgentInfo.nodes(request, alerts));
            case "api/v3/data" -> Reply.json(200, new DataQuery(request, now, incident).answer());
            case "api/v3/alerts" -> Reply.json(200, alerts.list(request, now));
            case "api/v3/alert_transitions" -> Reply.json(200, alerts.transitions(request, now));
            case "api/v1/info" -> Reply.json(200, SimulatedAgentInfo.infoV1());
            case "api/v1/alarms" -> Reply.json(200, alerts.alarms(request, now));
            case "api/v1/manage/health" -> same(managementKey, request.header("X-Auth-Token"))
                    ? silencers.answer(request)
                    : text(403, "Auth Error\n");
            default -> text(404,
                    path.startsWith("api/v")
                            ? "Unsupported API command: " + request.segments().get(request.segments().size() - 1)
                            : "File does not exist, or is not accessible: " + path);
        };
    }

    static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body);
    }

    private static boolean same(String wanted, Optional<String> given) {
        return MessageDigest.isEqual(wanted.getBytes(UTF_8), given.orElse("").getBytes(UTF_8));
    }
}
