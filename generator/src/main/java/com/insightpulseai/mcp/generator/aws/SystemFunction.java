package com.insightpulseai.mcp.generator.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.catalogue.Provider;

/**
 * A function that is no provider's tool. Empty texts are absent.
 *
 * @param login the database login without {@code mcp_}; a function without one has no database
 * @param timeout in seconds
 * @param reserved what the parameter for its reserved concurrency begins with
 * @param scheduled whether the monitor's schedule invokes it
 * @param environment what it needs beyond what every function has
 * @param routes what it answers over HTTP; without one it has no URL
 */
record SystemFunction(String module, String summary, String login, int timeout, String reserved, boolean scheduled,
        List<Setting> environment, List<Route> routes) {

    private static final String SEAL_KEY = "!If [SealsAudit, !Sub '${DatabaseSecretPrefix}/${Stage}/seal-key', !Ref AWS::NoValue]";

    private static final String SEAL_BUCKET = "!If [HasSealBucket, !Ref SealBucket, !Ref AWS::NoValue]";

    private static final String SEAL_WEBHOOK_URL = "!If [HasSealWebhook, !Ref SealWebhookUrl, !Ref AWS::NoValue]";
    private static final String SEAL_WEBHOOK_KEY = "!If [HasSealWebhook, "
            + "!Sub '${DatabaseSecretPrefix}/${Stage}/seal-webhook-key', !Ref AWS::NoValue]";

    /** The API of the ops console. Which paths there are is the function's to say. */
    private static final String FRONT_DOOR = "!If [HasFrontDoor, !If [HasDomain, !Sub 'https://${DomainName}', "
            + "!GetAtt FrontDoorApi.ApiEndpoint], !Ref AWS::NoValue]";
    private static final String OPS = "/ops/{proxy+}";

    private static final String MCP = "/mcp";

    /** Where clients look for a login, by RFC 9728. */
    private static final String METADATA = "/.well-known/oauth-protected-resource";

    /** All that there are; a new one is a new entry here. */
    static List<SystemFunction> all(List<Provider> providers) {
        List<Setting> checks = Setting.of(providers);
        return List.of(
                new SystemFunction("health", "Says how all providers are", "health", 10, "Health", false,
                        with(checks, Stream.concat(Setting.ofCallers().stream(),
                                Stream.of(new Setting("MCP_HEALTH_FRESH", ofInterval("Fresh"))))),
                        List.of(new Route("All", "GET", "/health"), new Route("AllHead", "HEAD", "/health"),
                                new Route("One", "GET", "/providers/{provider}/health"),
                                new Route("OneHead", "HEAD", "/providers/{provider}/health"))),
                new SystemFunction("health-monitor", "Checks all providers, raises alerts and keeps the tables in order",
                        "monitor", 180, "", true,
                        with(checks, Stream.of(new Setting("MCP_MONITOR_INTERVAL", ofInterval("Duration")),
                                new Setting("MCP_SEAL_KEY_SECRET", SEAL_KEY), new Setting("MCP_SEAL_BUCKET", SEAL_BUCKET),
                                new Setting("MCP_SEAL_WEBHOOK_URL", SEAL_WEBHOOK_URL),
                                new Setting("MCP_SEAL_WEBHOOK_KEY_SECRET", SEAL_WEBHOOK_KEY))),
                        List.of()),
                new SystemFunction("ops", "Answers the ops console", "ops", 20, "Ops", false,
                        with(checks, Stream.concat(Setting.ofCallers().stream(),
                                Stream.of(new Setting("MCP_OPS_PUBLISHABLE_KEY", "!Ref SupabasePublishableKey"),
                                        new Setting("MCP_OPS_SIGN_IN", "!Ref ConsoleSignIn"),
                                        new Setting("MCP_OPS_TOOLS_URL", FRONT_DOOR),
                                        // Open pages ask three times less often than a hub's: each time is an invocation.
                                        new Setting("MCP_OPS_REFRESH", "15S")))),
                        List.of(new Route("Get", "GET", OPS), new Route("Head", "HEAD", OPS),
                                new Route("Acknowledge", "POST", "/ops/alerts/{id}/acknowledge"))),
                new SystemFunction("mcp", "Offers all tools to clients of the Model Context Protocol", "", 30, "", false,
                        with(providers.stream().map(Setting::ofRollout).toList(), Stream.concat(Setting.ofCallers().stream(),
                                Stream.of(new Setting("MCP_PUBLIC_URL", "!Ref McpPublicUrl"),
                                        // AWS leads a request here by its host, whatever that is.
                                        new Setting("MCP_ENDPOINT_ALLOWED_HOSTS", "'*'"),
                                        new Setting("MCP_ENDPOINT_TOOL_URLS", FunctionAddresses.of(providers))))),
                        List.of(new Route("Post", "POST", MCP), new Route("Get", "GET", MCP),
                                new Route("Delete", "DELETE", MCP),
                                new Route("Metadata", "GET", METADATA + MCP), new Route("RootMetadata", "GET", METADATA))));
    }

    private static List<Setting> with(List<Setting> checks, Stream<Setting> own) {
        List<Setting> settings = new ArrayList<>(own.toList());
        settings.addAll(checks);
        return List.copyOf(settings);
    }

    private static String ofInterval(String value) {
        return "!FindInMap [Interval, !Ref MonitorIntervalMinutes, " + value + "]";
    }
}
