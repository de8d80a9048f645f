package com.insightpulseai.mcp.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Workflow;
import com.insightpulseai.mcp.audit.AuditContent;
import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.tool.ChangeInput;
import com.insightpulseai.mcp.tool.ExpandingInput;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** Validates, digests and redacts an input; one that is large, or may become so, on a worker thread. */
@ApplicationScoped
class InputExamination {

    private final InputValidation validation;
    private final AuditContent content;
    private final ResultCache cache;

    InputExamination(InputValidation validation, AuditContent content, ResultCache cache) {
        this.validation = validation;
        this.content = content;
        this.cache = cache;
    }

    Uni<ExaminedInput> examine(OpenedCall call, Object input) {
        Supplier<ExaminedInput> work = () -> examined(call, input);
        return call.largeBody() || input instanceof ExpandingInput expanding && expanding.expands()
                ? EventLoop.leaveFor(() -> Uni.createFrom().item(work.get()))
                : Uni.createFrom().item(work);
    }

    private ExaminedInput examined(OpenedCall call, Object input) {
        Optional<ProblemException> refusal = CallAudit.switchedOff(call.policy()).or(() -> refusal(input))
                .or(() -> beyondChange(call, input));
        return refusal.map(problem -> ExaminedInput.refused(content.of(input), problem))
                .orElseGet(() -> new ExaminedInput(content.ofValid(input), Optional.empty(), cache.keyOf(call, input),
                        call.idempotencyKey().map(key -> new IdempotentRequest(key.digest(), cache.digest(call, input)))));
    }

    private static Optional<ProblemException> beyondChange(OpenedCall call, Object input) {
        return input instanceof ChangeInput change
                ? call.caller().workflow().filter(Workflow::isOfUnmergedChange)
                        .flatMap(run -> change.beyondChange(run.pullRequest()))
                        .map(reason -> ProblemException.of(ProblemCode.FORBIDDEN, reason))
                : Optional.empty();
    }

    private Optional<ProblemException> refusal(Object input) {
        List<Violation> violations = validation.violations(input);
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemException.invalidInput("The input breaks the tool's rules.", violations));
    }
}
