package com.insightpulseai.mcp.call;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/**
 * Lets a call through to the tool only when the database admitted it with a role that the tool accepts. The database has
 * compared the roles already, in the statement that wrote the row; this is the place where a refusal becomes an answer,
 * and a second look.
 */
@ProviderTool("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
class RoleCheckInterceptor {

    private final ToolCall call;

    RoleCheckInterceptor(ToolCall call) {
        this.call = call;
    }

    @AroundInvoke
    Object checked(InvocationContext invocation) throws Exception {
        Admission admission = call.admission().orElseThrow(() -> new IllegalStateException("the call was not audited"));
        if (admission instanceof Admission.Admitted admitted && admitted.role().atLeast(call.requiredRole().least())) {
            return invocation.proceed();
        }
        return Uni.createFrom().failure(Denials.of(admission, call.requiredRole()));
    }
}
