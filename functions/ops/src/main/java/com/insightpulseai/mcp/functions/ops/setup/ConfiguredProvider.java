package com.insightpulseai.mcp.functions.ops.setup;

import java.util.List;

import com.insightpulseai.mcp.config.ProvidersConfig;

/** A provider as {@code provider-config.yaml} and the environment have it. */
public record ConfiguredProvider(String provider, String title, boolean enabled, String baseUrl, List<String> allowedHosts,
        List<QuotaLimits.RoleLimit> limits, List<ConfiguredTool> tools) {

    /** A tool of it. */
    public record ConfiguredTool(String tool, String summary, String effect, boolean enabled, String minRole,
            String quotaClass, int timeoutMs) {

        private static ConfiguredTool of(ProvidersConfig.Tool tool) {
            return new ConfiguredTool(tool.name(), tool.summary().orElse(""), tool.effect().orElse("write"), tool.enabled(),
                    tool.minRole(), tool.quota().orElse(""), tool.timeoutMs());
        }
    }

    static ConfiguredProvider of(String name, ProvidersConfig.Provider provider, QuotaLimits limits) {
        return new ConfiguredProvider(name, provider.title().orElse(name), provider.enabled(), provider.baseUrl(),
                provider.allowedHosts(), limits.of(name), provider.tools().stream().map(ConfiguredTool::of).toList());
    }
}
