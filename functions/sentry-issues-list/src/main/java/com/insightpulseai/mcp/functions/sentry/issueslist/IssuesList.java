package com.insightpulseai.mcp.functions.sentry.issueslist;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.sentry.ProjectName;
import com.insightpulseai.mcp.provider.sentry.SentryClient;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/issues.list}: lists the issues of a Sentry organization. */
@Path("/providers/sentry/issues.list")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IssuesList {

    private final SentryClient sentry;
    private final ProviderAccess call;
    private final AnswerSize size;

    IssuesList(SentryClient sentry, ProviderAccess call, AnswerSize size) {
        this.sentry = sentry;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("sentry/issues.list")
    public Uni<IssuesListOutput> list(IssuesListInput input) {
        return sentry.session(call).issues(input.filter())
                .map(page -> IssuesListOutput.of(page, size))
                .onFailure(failure -> UpstreamSession.answered(failure, 400)).transform(failure -> refused(input))
                .onFailure(failure -> UpstreamSession.answered(failure, 404))
                .transform(failure -> input.environments().isEmpty() ? failure : unknown());
    }

    /** Blames what was given. Everything else that is sent is known to be acceptable, and slugs of projects were looked up. */
    private static ProblemException refused(IssuesListInput input) {
        List<Violation> violations = new ArrayList<>();
        if (input.cursor().isPresent()) {
            violations.add(new Violation("cursor", "may not be one of this list"));
        }
        if (!input.projects().isEmpty() && !ProjectName.isAnySlug(input.projects())) {
            violations.add(new Violation("projects", "may not be ids of projects of this organization"));
        }
        if (input.hasOwnQuery()) {
            violations.add(new Violation("query", "is not a query that Sentry understands"));
        }
        return ProblemException.invalidInput("Sentry did not understand the request.", violations.isEmpty()
                ? List.of(new Violation("", "is refused by Sentry as a whole"))
                : violations);
    }

    private static ProblemException unknown() {
        return ProblemException.unknownResource(404, "Sentry has no such environment in this organization.");
    }
}
