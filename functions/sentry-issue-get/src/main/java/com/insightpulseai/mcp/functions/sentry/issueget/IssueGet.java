package com.insightpulseai.mcp.functions.sentry.issueget;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.ProblemException;
import com.insightpulseai.mcp.provider.sentry.IssueRef;
import com.insightpulseai.mcp.provider.sentry.SentryClient;
import com.insightpulseai.mcp.provider.sentry.SentrySession;
import com.insightpulseai.mcp.tool.Admission;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.tool.ToolCall;

import io.smallrye.mutiny.Uni;

/** The tool {@code sentry/issue.get}: shows a Sentry issue and its latest event. */
@Path("/providers/sentry/issue.get")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IssueGet {

    private static final OpsRole LEAST_FOR_PERSONAL_DATA = OpsRole.OPERATOR;

    private final SentryClient sentry;
    private final ToolCall call;
    private final AnswerSize size;

    IssueGet(SentryClient sentry, ToolCall call, AnswerSize size) {
        this.sentry = sentry;
        this.call = call;
        this.size = size;
    }

    /** Fails with {@code forbidden}, before Sentry is asked, if personal data is beyond the caller's role. */
    @POST
    @ProviderTool("sentry/issue.get")
    public Uni<IssueGetOutput> get(IssueGetInput input) {
        if (input.includePersonalData() && !mayReadPersonalData()) {
            return Uni.createFrom().failure(ProblemException.of(ProblemCode.FORBIDDEN,
                    "include_personal_data needs the role " + LEAST_FOR_PERSONAL_DATA.wireName() + "."));
        }
        SentrySession session = sentry.session(call);
        return session.issue(IssueRef.parse(input.issue()))
                .chain(issue -> session.latestEvent(issue, input.includePersonalData())
                        .map(event -> new IssueGetOutput(issue, event.map(latest -> latest.fitting(size)))));
    }

    private boolean mayReadPersonalData() {
        return call.admission().filter(Admission.Admitted.class::isInstance).map(Admission.Admitted.class::cast)
                .filter(admitted -> admitted.role().atLeast(LEAST_FOR_PERSONAL_DATA)).isPresent();
    }
}
