package com.insightpulseai.mcp.scanner.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.scanner.github.CallerRow;
import com.insightpulseai.mcp.scanner.github.GateJob;
import com.insightpulseai.mcp.scanner.github.GateLog;
import com.insightpulseai.mcp.scanner.github.HubRemedy;
import com.insightpulseai.mcp.scanner.github.MaskedTokens;
import com.insightpulseai.mcp.scanner.github.MissingToken;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;
import com.insightpulseai.mcp.sdk.token.GitHubActionsTokens;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** The tokens of a gate: those that were configured, else those of the job. */
final class GateTokens {

    private final Optional<TokenSource> configured;
    private final Optional<MaskedTokens> ofJob;
    private final MissingToken missing;
    private final GateLog log;

    private GateTokens(Optional<TokenSource> configured, Optional<MaskedTokens> ofJob, MissingToken missing, GateLog log) {
        this.configured = configured;
        this.ofJob = ofJob;
        this.missing = missing;
        this.log = log;
    }

    static GateTokens of(ConnectionOptions connection, GateJob job, Map<String, String> environment, GateLog log) {
        Optional<TokenSource> configured = connection.configuredTokens();
        boolean asksGitHub = configured.isEmpty() && GitHubActionsTokens.isAvailable(environment);
        Optional<MaskedTokens> ofJob = asksGitHub
                ? Optional.of(new MaskedTokens(ofGitHub(connection, environment), log::mask))
                : Optional.empty();
        return new GateTokens(configured, ofJob, MissingToken.of(job), log);
    }

    private static TokenSource ofGitHub(ConnectionOptions connection, Map<String, String> environment) {
        String audience = connection.audience();
        try {
            return GitHubActionsTokens.from(environment, audience);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(e.getMessage() + ".");
        }
    }

    Optional<TokenSource> source() {
        return configured.or(() -> ofJob);
    }

    /** Returns why there are none, where there are none. */
    MissingToken missing() {
        return missing;
    }

    /** Returns who can do what about a call that failed. The log gets what only an administrator of the server can use. */
    String remedy(McpException failure) {
        if (failure instanceof Unauthenticated) {
            ofJob.flatMap(MaskedTokens::claims).map(CallerRow::statement).orElse(List.of()).forEach(log::line);
        }
        return HubRemedy.of(failure, ofJob.isPresent());
    }
}
