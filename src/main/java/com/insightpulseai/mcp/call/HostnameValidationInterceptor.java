package com.insightpulseai.mcp.call;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.insightpulseai.mcp.tool.ProviderTool;

/**
 * The innermost interceptor: opens the way out for one call, to the hosts of its own provider and to no others. Before it, and
 * to another provider, {@link UpstreamHostRecorder} stops every request; those that pass are validated one by one against the
 * provider's allowlist, and their addresses when they connect.
 */
@ProviderTool("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 20)
class HostnameValidationInterceptor {

    private final CurrentCall call;

    HostnameValidationInterceptor(CurrentCall call) {
        this.call = call;
    }

    @AroundInvoke
    Object confined(InvocationContext invocation) throws Exception {
        call.confineTo(call.admitted().policy().id().provider());
        return invocation.proceed();
    }
}
