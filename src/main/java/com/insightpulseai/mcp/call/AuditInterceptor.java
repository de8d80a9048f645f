package com.insightpulseai.mcp.call;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.tool.RoleDemand;

import io.smallrye.mutiny.Uni;

/**
 * Records a call: commits its row before anything else happens, and completes it before the response leaves (a Lambda freezes
 * once it has responded). Without a row there is no call. This is the outermost interceptor of a tool.
 */
@ProviderTool("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class AuditInterceptor {

    private final CurrentCall call;
    private final CallAudit audit;
    private final InputExamination examination;
    private final ToolTimeout timeout;

    AuditInterceptor(CurrentCall call, CallAudit audit, InputExamination examination, ToolTimeout timeout) {
        this.call = call;
        this.audit = audit;
        this.examination = examination;
        this.timeout = timeout;
    }

    @AroundInvoke
    Object audited(InvocationContext invocation) {
        Object input = invocation.getParameters()[0];
        OpenedCall opened = opened(invocation, input);
        return examination.examine(opened, input).chain(examined -> audit.begin(opened, examined)
                .chain(admission -> admission instanceof Admission.Admitted
                        ? run(invocation, call.admitted(), examined)
                        : proceed(invocation)));
    }

    private OpenedCall opened(InvocationContext invocation, Object input) {
        OpenedCall opened = call.opened()
                .filter(open -> open.policy().id().equals(named(invocation)))
                .orElseThrow(() -> new IllegalStateException("no call of " + named(invocation) + " was opened"));
        return input instanceof RoleDemand demand
                ? demand.requiredRole().map(opened::requiring).orElse(opened)
                : opened;
    }

    private static ToolId named(InvocationContext invocation) {
        return ToolId.parse(invocation.getInterceptorBinding(ProviderTool.class).value());
    }

    private Uni<Object> run(InvocationContext invocation, AdmittedCall admitted, ExaminedInput input) {
        return timeout.limit(admitted, proceed(invocation))
                .onCancellation().invoke(() -> audit.abandoned(admitted))
                .onItemOrFailure().transformToUni((output, failure) -> failure == null
                        ? audit.finish(admitted, input, output).onItem().transformToUni(instead -> instead
                                .<Uni<Object>> map(Uni.createFrom()::failure)
                                .orElseGet(() -> Uni.createFrom().item(output)))
                        : audit.finish(admitted, input, failure).onItem().transformToUni(instead -> Uni.createFrom()
                                .failure(instead.<Throwable> map(result -> result).orElse(failure))))
                .onTermination().invoke(admitted.admission()::wipeSecrets);
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
