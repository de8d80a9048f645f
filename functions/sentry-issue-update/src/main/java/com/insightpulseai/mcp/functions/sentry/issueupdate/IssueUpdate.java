package com.insightpulseai.mcp.functions.sentry.issueupdate;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.sentry.IssueRef;
import com.insightpulseai.mcp.provider.sentry.SentryClient;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/issue.update}: resolves, ignores, reopens, assigns or prioritises one Sentry issue. */
@Path("/providers/sentry/issue.update")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IssueUpdate {

    private final SentryClient sentry;
    private final ProviderAccess call;

    IssueUpdate(SentryClient sentry, ProviderAccess call) {
        this.sentry = sentry;
        this.call = call;
    }

    @POST
    @ProviderTool("sentry/issue.update")
    public Uni<IssueUpdateOutput> update(IssueUpdateInput input) {
        return sentry.session(call).update(IssueRef.parse(input.issue()), input.change())
                .map(IssueUpdateOutput::new)
                .onFailure(failure -> UpstreamSession.answered(failure, 400)).transform(failure -> refused(input, failure));
    }

    /** What Sentry can refuse is what only it knows: its releases and its members. */
    private static Throwable refused(IssueUpdateInput input, Throwable failure) {
        List<Violation> violations = input.knownToSentryAlone().stream()
                .map(field -> new Violation(field, "may be unknown to Sentry, or of no use for this issue")).toList();
        return violations.isEmpty() ? failure
                : ProblemException.invalidInput("Sentry refused the change.", violations);
    }
}
