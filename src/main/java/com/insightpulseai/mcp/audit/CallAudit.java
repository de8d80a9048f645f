package com.insightpulseai.mcp.audit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.ProblemException;
import com.insightpulseai.mcp.problem.Problems;
import com.insightpulseai.mcp.tool.Admission;
import com.insightpulseai.mcp.tool.Denials;
import com.insightpulseai.mcp.tool.RequestId;
import com.insightpulseai.mcp.tool.ToolCall;
import com.insightpulseai.mcp.tool.ToolPolicy;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Writes the audit of a call: before it, after it, and when it never came so far as to have an input. */
@ApplicationScoped
class CallAudit {

    private static final String CANCELLED = "cancelled";

    private final RunEvents events;
    private final AuditContent content;
    private final RequestId requestId;
    private final Authentication authentication;

    CallAudit(RunEvents events, AuditContent content, RequestId requestId, Authentication authentication) {
        this.events = events;
        this.content = content;
        this.requestId = requestId;
        this.authentication = authentication;
    }

    /**
     * Records a call whose body is JSON but not the tool's input, so that no record of it could be made.
     *
     * @return what the caller is told: the refusal, or a graver one such as a missing role
     */
    Uni<RuntimeException> refuse(ToolCall call, ProblemException unreadable) {
        ProblemException refusal = switchedOff(call.policy().orElseThrow()).orElse(unreadable);
        return begin(call, Map.of(), Optional.of(refusal)).map(admission -> answer(call, refusal, admission));
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

    Uni<Admission> begin(ToolCall call, Object input, Optional<ProblemException> refusal) {
        CallRecord record = new CallRecord(call.policy().orElseThrow(), call.requiredRole().least(),
                call.caller().orElseThrow(),
                content.of(input), requestId.value(),
                refusal.map(problem -> new CallRecord.Refusal(problem.code().wireName(), detail(problem))));
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
            finish(policy, admitted, Optional.of(CANCELLED), "{}", Duration.ZERO, Optional.empty()).subscribe()
                    .with(ignored -> {
                    });
        }
    }

    /** Completes the row; a failure to do so is logged, and the row will be swept to {@code abandoned}. */
    Uni<Void> finish(ToolCall call, Admission.Admitted admitted, Object output, Throwable failure) {
        Optional<ProblemException> problem = Optional.ofNullable(failure).map(Problems::of);
        return finish(call, admitted, problem.map(found -> found.code().wireName()),
                problem.map(this::detail).orElseGet(() -> content.of(output)));
    }

    /** The caller went away while the tool ran; whoever reads the audit learns that the outcome is not known. */
    void abandoned(ToolCall call, Admission.Admitted admitted) {
        finish(call, admitted, Optional.of(CANCELLED), "{}").subscribe().with(ignored -> {
        });
    }

    private Uni<Void> finish(ToolCall call, Admission.Admitted admitted, Optional<String> error, String result) {
        ToolPolicy policy = call.policy().orElseThrow();
        return finish(policy, admitted, error, result, policy.timeout().minus(call.remaining()), call.hostname());
    }

    private Uni<Void> finish(ToolPolicy policy, Admission.Admitted admitted, Optional<String> error, String result,
            Duration duration, Optional<String> hostname) {
        return events.finish(admitted, error, result, duration, hostname)
                .onFailure().recoverWithUni(failure -> {
                    Log.errorf("The audit row %s of %s was not completed: %s", admitted.eventId(), policy.id(),
                            failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private String detail(ProblemException problem) {
        return content.of(new ProblemSummary(problem.code().status(), problem.getMessage(), problem.violations()));
    }
}
