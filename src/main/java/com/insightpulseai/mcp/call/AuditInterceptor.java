package com.insightpulseai.mcp.call;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.tool.RoleDemand;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/**
 * The outermost interceptor of a tool: its row is committed before anything else happens, and completed before the answer
 * leaves (a Lambda freezes once it has answered). Without a row there is no call.
 */
@ProviderTool("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class AuditInterceptor {

    private final ToolCall call;
    private final CallAudit audit;
    private final InputExamination examination;
    private final EventLoopTimer timer;

    AuditInterceptor(ToolCall call, CallAudit audit, InputExamination examination, EventLoopTimer timer) {
        this.call = call;
        this.audit = audit;
        this.examination = examination;
        this.timer = timer;
    }

    @AroundInvoke
    Object audited(InvocationContext invocation) {
        ToolPolicy policy = call.policy()
                .filter(open -> open.id().equals(named(invocation)))
                .orElseThrow(() -> new IllegalStateException("no call of " + named(invocation) + " was opened"));
        Object input = invocation.getParameters()[0];
        if (input instanceof RoleDemand demand) {
            demand.requiredRole().ifPresent(call::require);
        }
        return examination.examine(call, input).chain(examined -> audit.begin(call, examined).chain(admission -> {
            if (admission instanceof Admission.Admitted admitted) {
                return run(invocation, policy, admitted, examined.question());
            }
            return examined.refusal()
                    .map(refusal -> Uni.createFrom().failure(CallAudit.answer(call, refusal, admission)))
                    .orElseGet(() -> proceed(invocation));
        }));
    }

    private static ToolId named(InvocationContext invocation) {
        return ToolId.parse(invocation.getInterceptorBinding(ProviderTool.class).value());
    }

    private Uni<Object> run(InvocationContext invocation, ToolPolicy policy, Admission.Admitted admitted,
            Optional<Question> question) {
        return timer.limit(proceed(invocation), policy.timeout(), ProblemException::upstreamTimeout)
                .onCancellation().invoke(() -> audit.abandoned(call, admitted))
                .onItemOrFailure().transformToUni((output, failure) -> failure == null
                        ? audit.finish(call, admitted, question, output).onItem().transformToUni(instead -> instead
                                .<Uni<Object>> map(Uni.createFrom()::failure)
                                .orElseGet(() -> Uni.createFrom().item(output)))
                        : audit.finish(call, admitted, question, failure).onItem().transformToUni(instead -> Uni.createFrom()
                                .failure(instead.<Throwable> map(result -> result).orElse(failure))))
                .onTermination().invoke(admitted::wipeSecrets);
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext invocation) {
        return Uni.createFrom().deferred(() -> {
            try {
                return (Uni<Object>) invocation.proceed();
            } catch (Exception e) {
                return Uni.createFrom().failure(e);
            }
        });
    }
}
