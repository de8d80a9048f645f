package com.insightpulseai.mcp.call;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/**
 * Lets only calls pass that the database admitted, and answers all others with what it decided. The roles were compared there,
 * in the statement that wrote the row, so that a revocation counts at once.
 */
@ProviderTool("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
class RoleCheckInterceptor {

    private final CurrentCall call;

    RoleCheckInterceptor(CurrentCall call) {
        this.call = call;
    }

    @AroundInvoke
    Object checked(InvocationContext invocation) throws Exception {
        Admission admission = call.admission().orElseThrow(() -> new IllegalStateException("the call was not audited"));
        return admission instanceof Admission.Denied denied
                ? Uni.createFrom().failure(denied.answer())
                : invocation.proceed();
    }
}
