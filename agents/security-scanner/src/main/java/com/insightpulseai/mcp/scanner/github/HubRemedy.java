package com.insightpulseai.mcp.scanner.github;

import java.time.Duration;

import com.insightpulseai.mcp.sdk.problem.Forbidden;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.QuotaExceeded;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.problem.UpstreamFailed;
import com.insightpulseai.mcp.sdk.problem.UpstreamUnavailable;
import com.insightpulseai.mcp.sdk.token.TokenException;

/** Says who can do what about a call that failed. */
public final class HubRemedy {

    private static final String UNREGISTERED = "The server has no row that lets this job in, or takes no tokens with this "
            + "audience. The job's log has the statement that adds the row, and names the audience, for an administrator of "
            + "the server to judge; then run the job again.";
    private static final String REFUSED_TOKEN = "The server refused the token of MCP_TOKEN, MCP_TOKEN_FILE or --token-file; "
            + "get a new one. A job with `id-token: write` needs none.";
    private static final String FORBIDDEN = "The row that lets this job in does not allow the call. An administrator of the "
            + "server gives it the role ops_operator and the tools socket/scan.repo, socket/scan.get and "
            + "socket/files.supported; of several rows that match, the lowest role counts.";
    private static final String FORBIDDEN_CALLER = "The caller of MCP_TOKEN, MCP_TOKEN_FILE or --token-file needs the role "
            + "ops_operator; an administrator of the server gives it.";
    private static final String QUOTA = "The budget of this job's row is used up%s. Run the job again then; an administrator "
            + "of the server can give repositories rows of their own, or a larger budget.";
    private static final String PROVIDER = "The provider behind the server is at fault, and neither the change nor this job. "
            + "Run the job again later; the operators of the server see the provider's state at /health.";
    private static final String UNREACHABLE = "Check the address of the server, and that this runner may reach it (proxy, "
            + "firewall); if both are right, the operators of the server see why it does not respond.";
    private static final String ISSUER = "It is GitHub's service that issues tokens to jobs: see "
            + "https://www.githubstatus.com, and run the job again.";
    private static final String UNEXPECTED = "Something between this runner and the server responded, such as a proxy; check "
            + "the address of the server.";
    private static final String SERVER = "The operators of the server find the call by the ids above; run the job again later.";

    private HubRemedy() {
    }

    /**
     * Returns a remedy.
     *
     * @param hasTokenOfJob whether the token is one that GitHub issued to the job
     */
    public static String of(McpException failure, boolean hasTokenOfJob) {
        if (failure instanceof Unauthenticated) {
            return hasTokenOfJob ? UNREGISTERED : REFUSED_TOKEN;
        } else if (failure instanceof Forbidden refused && refused.code().equals("forbidden")) {
            return hasTokenOfJob ? FORBIDDEN : FORBIDDEN_CALLER;
        } else if (failure instanceof QuotaExceeded quota) {
            return QUOTA.formatted(quota.retryAfter().map(time -> " for " + span(time)).orElse(""));
        } else if (failure instanceof UpstreamFailed || failure instanceof UpstreamUnavailable) {
            return PROVIDER;
        } else if (failure instanceof TransportException) {
            return UNREACHABLE;
        } else if (failure instanceof TokenException) {
            return hasTokenOfJob ? ISSUER : "";
        }
        return failure instanceof UnexpectedAnswer ? UNEXPECTED : SERVER;
    }

    private static String span(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }
}
