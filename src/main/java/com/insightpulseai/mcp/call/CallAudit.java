package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.audit.AuditContent;
import com.insightpulseai.mcp.audit.ProblemSummary;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Audits a call: before it, after it, and when its body was not the tool's input. */
@ApplicationScoped
public class CallAudit {

    private final AuditRepository rows;
    private final AuditContent content;
    private final ResultCache cache;
    private final ResultCheck check;
    private final CurrentCall current;
    private final RequestId requestId;
    private final ClientSoftware client;
    private final Authentication authentication;

    CallAudit(AuditRepository rows, AuditContent content, ResultCache cache, ResultCheck check, CurrentCall current,
            RequestId requestId, ClientSoftware client, Authentication authentication) {
        this.rows = rows;
        this.content = content;
        this.cache = cache;
        this.check = check;
        this.current = current;
        this.requestId = requestId;
        this.client = client;
        this.authentication = authentication;
    }

    /**
     * Records a call whose body is JSON but not the tool's input.
     *
     * @return the refusal, or a graver one such as a missing role
     */
    public Uni<RuntimeException> refuse(OpenedCall call, ProblemException unreadable) {
        ProblemException refusal = switchedOff(call.policy()).orElse(unreadable);
        return begin(call, ExaminedInput.refused(content.of(Map.of()), refusal))
                .map(admission -> admission instanceof Admission.Denied denied ? denied.answer() : refusal);
    }

    /** Returns the refusal of every call of a disabled tool, whatever its input. */
    static Optional<ProblemException> switchedOff(ToolPolicy policy) {
        return switch (policy.availability()) {
            case PROVIDER_DISABLED ->
                Optional.of(ProblemException.of(ProblemCode.PROVIDER_DISABLED, "The provider is switched off."));
            case TOOL_DISABLED -> Optional.of(ProblemException.of(ProblemCode.UNKNOWN_TOOL, "This tool is switched off."));
            case AVAILABLE -> Optional.empty();
        };
    }

    Uni<Admission> begin(OpenedCall call, ExaminedInput input) {
        CallRecord record = new CallRecord(call, input.payload(), requestId.value(), client.name(),
                input.refusal().map(problem -> new CallRecord.Refusal(problem, detail(problem))), input.cacheKey(),
                input.idempotent());
        // The database carries out what was sent, so its decision is awaited even if the caller is gone.
        Uni<Admission> decision = rows.begin(record).memoize().indefinitely();
        return decision.onCancellation().invoke(() -> decision.subscribe().with(
                admission -> unheard(call.policy(), admission),
                failure -> Log.debugf("A call of %s whose caller is gone could not begin", call.policy().id())))
                .invoke(admission -> decided(call, admission));
    }

    private void decided(OpenedCall call, Admission admission) {
        current.decided(call, admission);
        if (admission instanceof Admission.UnknownCaller) {
            authentication.reportUnregistered(call.caller());
        }
    }

    /** Completes the row of a call whose caller went away before the tool could run; its request is gone by now. */
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
     * @return empty, or what replaces the result: the same with its secrets masked
     */
    Uni<Optional<RuntimeException>> finish(AdmittedCall call, ExaminedInput input, Object output) {
        Admission.Admitted admitted = call.admission();
        if (input.cacheKey().isEmpty() && input.idempotent().isEmpty() && admitted.secrets().isEmpty()) {
            return finish(call.policy(), admitted, good(call, content.of(output))).replaceWith(Optional.empty());
        }
        String json = cache.json(output);
        Optional<ResultCheck.Masked> masked = check.check(admitted, json);
        masked.ifPresent(result -> Log.errorf("The result of call %s of %s held %s; it was masked. Inform the provider and "
                + "rotate the secret", admitted.eventId(), call.policy().id(), String.join(" and ", result.secrets())));
        CallResult result = masked
                .map(hidden -> good(call, content.of(Map.of("masked", hidden.secrets())))
                        .kept(Optional.empty(), input.idempotent(), hidden.json()))
                .orElseGet(() -> good(call, content.of(output)).kept(input.cacheKey(), input.idempotent(), json));
        return finish(call.policy(), admitted, result)
                .replaceWith(masked.map(hidden -> JsonResultException.masked(hidden.json())));
    }

    /**
     * Completes the row of a call that failed, as above.
     *
     * @return empty, or what replaces the failure: a stale result that the caller accepts
     */
    Uni<Optional<RuntimeException>> finish(AdmittedCall call, ExaminedInput input, Throwable failure) {
        return finish(call.policy(), call.admission(), failed(call, input, Problems.of(failure)))
                .map(stale -> stale.map(JsonResultException::stale));
    }

    private CallResult good(AdmittedCall call, String summary) {
        return CallResult.good(summary, call.taken(), current.hostname());
    }

    private CallResult failed(AdmittedCall call, ExaminedInput input, ProblemException problem) {
        return CallResult.failed(problem.code().wireName(), detail(problem), call.taken(), current.hostname(),
                input.cacheKey().filter(key -> problem.code().isOfProvider()));
    }

    /** Completes the row of a call whose caller went away while the tool ran; the row says that the outcome is not known. */
    void abandoned(AdmittedCall call) {
        finish(call.policy(), call.admission(), CallResult.cancelled(call.taken(), current.hostname()))
                .subscribe().with(ignored -> {
                });
    }

    private Uni<Optional<StaleResult>> finish(ToolPolicy policy, Admission.Admitted admitted, CallResult result) {
        return rows.finish(admitted, policy.usesHealthCheckCredentials(), result)
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
