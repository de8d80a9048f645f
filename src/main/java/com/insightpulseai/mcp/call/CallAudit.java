package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.audit.AuditContent;
import com.insightpulseai.mcp.audit.ProblemSummary;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Writes the audit of a call: before it, after it, and when it never came so far as to have an input. */
@ApplicationScoped
public class CallAudit {

    private final RunEvents events;
    private final AuditContent content;
    private final LastAnswers answers;
    private final ResultCheck check;
    private final RequestId requestId;
    private final Authentication authentication;

    CallAudit(RunEvents events, AuditContent content, LastAnswers answers, ResultCheck check, RequestId requestId,
            Authentication authentication) {
        this.events = events;
        this.content = content;
        this.answers = answers;
        this.check = check;
        this.requestId = requestId;
        this.authentication = authentication;
    }

    /**
     * Records a call whose body is JSON but not the tool's input, so that no record of it could be made.
     *
     * @return what the caller is told: the refusal, or a graver one such as a missing role
     */
    public Uni<RuntimeException> refuse(ToolCall call, ProblemException unreadable) {
        ProblemException refusal = switchedOff(call.policy().orElseThrow()).orElse(unreadable);
        return begin(call, new ExaminedInput(content.of(Map.of()), Optional.of(refusal), Optional.empty()))
                .map(admission -> answer(call, refusal, admission));
    }

    /** What every call of a tool is refused with that the configuration switches off, whatever its input. */
    static Optional<ProblemException> switchedOff(ToolPolicy policy) {
        return switch (policy.availability()) {
            case PROVIDER_DISABLED ->
                Optional.of(ProblemException.of(ProblemCode.PROVIDER_DISABLED, "The provider is switched off."));
            case TOOL_DISABLED -> Optional.of(ProblemException.of(ProblemCode.UNKNOWN_TOOL, "This tool is switched off."));
            case AVAILABLE -> Optional.empty();
        };
    }

    /** What a caller is told of a call that was refused in advance. */
    static RuntimeException answer(ToolCall call, ProblemException refusal, Admission admission) {
        return admission instanceof Admission.Refused refused && refused.error().equals(refusal.code().wireName())
                ? refusal
                : Denials.of(admission, call.requiredRole());
    }

    Uni<Admission> begin(ToolCall call, ExaminedInput input) {
        CallRecord record = new CallRecord(call.policy().orElseThrow(), call.requiredRole().least(),
                call.caller().orElseThrow(),
                input.payload(), requestId.value(),
                input.refusal().map(problem -> new CallRecord.Refusal(problem.code().wireName(), detail(problem))),
                input.question());
        // What was sent is carried out, heard or not: the answer is waited for even when the caller is gone.
        Uni<Admission> decision = events.begin(record).memoize().indefinitely();
        return decision.onCancellation().invoke(() -> decision.subscribe().with(
                admission -> unheard(record.policy(), admission),
                failure -> Log.debugf("Nobody waits for a call of %s that could not begin", record.policy().id())))
                .invoke(admission -> decided(call, admission));
    }

    private void decided(ToolCall call, Admission admission) {
        call.decided(admission);
        if (admission instanceof Admission.UnknownCaller) {
            authentication.reportUnregistered();
        }
    }

    /** The caller went away before the tool could run; by now its request, and all that was known of it, is gone too. */
    private void unheard(ToolPolicy policy, Admission admission) {
        if (admission instanceof Admission.Admitted admitted) {
            admitted.wipeSecrets();
            finish(policy, admitted, CallResult.cancelled(Duration.ZERO, Optional.empty())).subscribe().with(ignored -> {
            });
        }
    }

    /**
     * Completes the row of a call that succeeded; a failure to do so is logged, and the row will be swept to {@code abandoned}.
     *
     * @return what the caller gets in place of the result: empty, or the result without the secrets that were in it
     */
    Uni<Optional<RuntimeException>> finish(ToolCall call, Admission.Admitted admitted, Optional<Question> question,
            Object output) {
        ToolPolicy policy = call.policy().orElseThrow();
        if (question.isEmpty() && admitted.secrets().isEmpty()) {
            return finish(policy, admitted, good(call, content.of(output))).replaceWith(Optional.empty());
        }
        String json = answers.json(output);
        Optional<ResultCheck.Masked> masked = check.check(admitted, json);
        masked.ifPresent(result -> Log.errorf("The result of call %s of %s held %s; it was masked. Let the provider know, and "
                + "rotate the secret", admitted.eventId(), policy.id(), String.join(" and ", result.secrets())));
        CallResult result = masked.map(hidden -> good(call, content.of(Map.of("masked", hidden.secrets()))))
                .orElseGet(() -> new CallResult(Optional.empty(), content.of(output), taken(call), call.hostname(), question,
                        question.flatMap(asked -> LastAnswers.kept(json))));
        return finish(policy, admitted, result).replaceWith(masked.map(hidden -> new MaskedResultException(hidden.json())));
    }

    /**
     * Completes the row of a call that failed, as above.
     *
     * @return what the caller gets in place of the failure: empty, or an earlier result, where there is one that it accepts
     */
    Uni<Optional<RuntimeException>> finish(ToolCall call, Admission.Admitted admitted, Optional<Question> question,
            Throwable failure) {
        return finish(call.policy().orElseThrow(), admitted, failed(call, question, Problems.of(failure)))
                .map(stale -> stale.map(StaleAnswerException::new));
    }

    private CallResult good(ToolCall call, String summary) {
        return new CallResult(Optional.empty(), summary, taken(call), call.hostname(), Optional.empty(), Optional.empty());
    }

    private CallResult failed(ToolCall call, Optional<Question> question, ProblemException problem) {
        return new CallResult(Optional.of(problem.code().wireName()), detail(problem), taken(call), call.hostname(),
                question.filter(asked -> problem.code().isOfProvider()), Optional.empty());
    }

    /** The caller went away while the tool ran; whoever reads the audit learns that the outcome is not known. */
    void abandoned(ToolCall call, Admission.Admitted admitted) {
        finish(call.policy().orElseThrow(), admitted, CallResult.cancelled(taken(call), call.hostname()))
                .subscribe().with(ignored -> {
                });
    }

    private static Duration taken(ToolCall call) {
        return call.policy().orElseThrow().timeout().minus(call.remaining());
    }

    private Uni<Optional<StaleAnswer>> finish(ToolPolicy policy, Admission.Admitted admitted, CallResult result) {
        return events.finish(admitted, policy.heedsOutage(), result)
                .onFailure().recoverWithUni(failure -> {
                    Log.errorf("The audit row %s of %s was not completed: %s", admitted.eventId(), policy.id(),
                            failure.getMessage());
                    return Uni.createFrom().item(Optional.empty());
                });
    }

    private String detail(ProblemException problem) {
        return content.of(new ProblemSummary(problem.code().status(), problem.getMessage(), problem.violations()));
    }
}
