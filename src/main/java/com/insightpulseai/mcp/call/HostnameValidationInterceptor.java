package com.insightpulseai.mcp.call;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.egress.ProviderAllowlists;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/**
 * The innermost interceptor: the origin that the tool is about to call has to be on its provider's allowlist. Every
 * single request of the provider's REST client is validated again on its way out, and the address at connect time.
 */
@ProviderTool("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 20)
class HostnameValidationInterceptor {

    private final ToolCall call;
    private final ProviderAllowlists allowlists;
    private final ProvidersConfig config;

    HostnameValidationInterceptor(ToolCall call, ProviderAllowlists allowlists, ProvidersConfig config) {
        this.call = call;
        this.allowlists = allowlists;
        this.config = config;
    }

    @AroundInvoke
    Object validated(InvocationContext invocation) throws Exception {
        String provider = call.policy().orElseThrow().id().provider();
        try {
            allowlists.forProvider(provider).orElseThrow().validate(config.providers().get(provider).baseUrl());
        } catch (HostnameNotAllowedException refusal) {
            return Uni.createFrom().failure(refusal);
        }
        return invocation.proceed();
    }
}
