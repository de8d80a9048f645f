package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.audit.AuditContent;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** Validates, digests and redacts an input; a large one on a worker thread. */
@ApplicationScoped
class InputExamination {

    private final InputValidation validation;
    private final AuditContent content;
    private final LastAnswers answers;

    InputExamination(InputValidation validation, AuditContent content, LastAnswers answers) {
        this.validation = validation;
        this.content = content;
        this.answers = answers;
    }

    Uni<ExaminedInput> examine(ToolCall call, Object input) {
        // Read here: a worker thread has no request.
        ToolPolicy policy = call.policy().orElseThrow();
        String schemaVersion = call.schemaVersion().orElseThrow();
        Optional<Duration> maxStale = call.maxStale();
        Supplier<ExaminedInput> work = () -> examined(policy, schemaVersion, maxStale, input);
        return call.hasLargeBody()
                ? EventLoop.leaveFor(() -> Uni.createFrom().item(work.get()))
                : Uni.createFrom().item(work);
    }

    private ExaminedInput examined(ToolPolicy policy, String schemaVersion, Optional<Duration> maxStale, Object input) {
        Optional<ProblemException> refusal = CallAudit.switchedOff(policy).or(() -> refusal(input));
        return new ExaminedInput(content.of(input), refusal, refusal.isPresent()
                ? Optional.empty()
                : answers.question(policy, schemaVersion, maxStale, input));
    }

    private Optional<ProblemException> refusal(Object input) {
        List<Violation> violations = validation.violations(input);
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemException.invalidInput("The input breaks the tool's rules.", violations));
    }
}
