package com.insightpulseai.mcp.scanner.scan;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.scanner.file.ManifestPatterns;
import com.insightpulseai.mcp.scanner.file.ManifestPatternsCache;
import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.socket.FilesSupportedResult;

/** The names of manifests: those that the server gave within a day, else those that it gives, else the packaged ones. */
public final class SupportedPatterns {

    /** The list only saves files from not being sent, so it must not take much of the time of a scan. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI server;
    private final ManifestPatternsCache cache;

    /** @param environment that names the user's cache folder */
    public SupportedPatterns(URI server, Map<String, String> environment) {
        this.server = server;
        this.cache = ManifestPatternsCache.ofUser(environment, Clock.systemUTC());
    }

    /** Returns the patterns; the draft learns of the call. */
    public ManifestPatterns patterns(McpClient client, TimeBudget time, ReportDraft draft) {
        return kept().orElseGet(() -> asked(client, time, draft));
    }

    /** Returns those that the server gave within a day. */
    public Optional<ManifestPatterns> kept() {
        return cache.read(server);
    }

    private ManifestPatterns asked(McpClient client, TimeBudget time, ReportDraft draft) {
        Duration left = time.left();
        CallOptions options = CallOptions.none().withTimeout(left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
        try {
            Answer<FilesSupportedResult> answer = client.socket().filesSupportedAnswer(options);
            answer.eventId().ifPresent(draft::auditRow);
            ManifestPatterns patterns = ManifestPatterns.of(answer.value());
            cache.keep(server, patterns);
            return patterns;
        } catch (McpException failure) {
            ManifestPatterns packaged = ManifestPatterns.packaged();
            draft.warn("The server did not say which files it takes, so those of the packaged list"
                    + packaged.packagedOn().map(date -> " of " + date).orElse("") + " are sent: " + failure.getMessage());
            return packaged;
        }
    }
}
