package com.insightpulseai.mcp.functions.sentry.issueget;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.sentry.IssueRef;
import com.insightpulseai.mcp.provider.sentry.SentryClient;
import com.insightpulseai.mcp.provider.sentry.SentrySession;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/issue.get}: shows a Sentry issue and its latest event. */
@Path("/providers/sentry/issue.get")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IssueGet {

    private final SentryClient sentry;
    private final ProviderAccess call;
    private final AnswerSize size;

    IssueGet(SentryClient sentry, ProviderAccess call, AnswerSize size) {
        this.sentry = sentry;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("sentry/issue.get")
    public Uni<IssueGetOutput> get(IssueGetInput input) {
        SentrySession session = sentry.session(call);
        return session.issue(IssueRef.parse(input.issue()))
                .chain(issue -> session.latestEvent(issue, input.includePersonalData())
                        .map(event -> new IssueGetOutput(issue, event.map(latest -> latest.fitting(size)))));
    }
}
