package com.insightpulseai.mcp.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The {@code providers} part of {@code provider-config.yaml}, as written; {@link ToolCatalogue} gives it its meaning. */
@ConfigMapping(prefix = "providers", namingStrategy = ConfigMapping.NamingStrategy.SNAKE_CASE)
public interface ProvidersConfig {

    @WithParentName
    Map<String, Provider> providers();

    interface Provider {

        /** The name that people know the provider by. */
        Optional<String> title();

        /** What it is good for, in one sentence. */
        Optional<String> purpose();

        @WithDefault("true")
        boolean enabled();

        /** Origin and path prefix of the provider's API. */
        String baseUrl();

        /** Hosts, one-label wildcards and explicit origins that the provider's client may call. */
        List<String> allowedHosts();

        /** Name of the vault secret that the provider's tools need, unless a tool names its own. */
        Optional<String> vaultKey();

        /** Vault secrets that the provider's tools use where they exist, unless a tool names its own. */
        Optional<List<String>> optionalVaultKeys();

        /** Settings of the provider that are not secret, such as an organization's name. */
        Map<String, Optional<String>> settings();

        /** Settings without which no tool of the provider can be used. */
        Optional<List<String>> requiredSettings();

        /** What else none of them can do without, depending on the host of {@code base_url}. */
        Optional<List<Requirement>> requiredAt();

        /** Quota per role, each either {@code unlimited} or a map from quota class to {@code calls/unit}. */
        Map<String, RoleLimits> rateLimits();

        List<Tool> tools();
    }

    /** Settings and vault secrets that are required at one host, or at all others; exactly one of the two is named. */
    interface Requirement {

        Optional<String> host();

        Optional<String> otherThan();

        Optional<List<String>> settings();

        Optional<List<String>> vaultKeys();
    }

    interface RoleLimits {

        @WithParentName
        Optional<String> all();

        @WithParentName
        Map<String, String> classes();
    }

    interface Tool {

        String name();

        /** What it does, in one sentence without a full stop. */
        Optional<String> summary();

        /** Its name for people, in MCP clients. */
        Optional<String> title();

        /** For an agent: what it is for, what it is not for, which tool comes next. */
        Optional<String> description();

        /** {@code read} or {@code write}. */
        Optional<String> effect();

        /** Of a tool that writes: whether it can replace or remove something. */
        Optional<Boolean> destructive();

        /** Of a tool that writes: whether the same call again changes nothing more. */
        Optional<Boolean> idempotent();

        /** Whether it reaches systems outside of this one. */
        Optional<Boolean> openWorld();

        @WithDefault("true")
        boolean enabled();

        /** Quota class; every tool has one, {@code unlimited} is a matter of the role. */
        Optional<String> quota();

        String minRole();

        /** Milliseconds that the tool may take, its provider calls included. */
        @WithDefault("30000")
        int timeoutMs();

        /** Bytes that the body of a call may have. */
        @WithDefault("65536")
        int maxBodyBytes();

        String schemaVersion();

        /** Versions before {@code schema_version} that still answer. */
        Optional<List<String>> olderSchemaVersions();

        /** Seconds: the oldest answer that may stand in for a failing provider's; when absent no answer is kept. */
        OptionalInt maxStaleS();

        /** Vault secrets without which the tool cannot run; the provider's {@code vault_key} when absent. */
        Optional<List<String>> vaultKeys();

        /** Vault secrets that the tool uses where they exist; the provider's {@code optional_vault_keys} when absent. */
        Optional<List<String>> optionalVaultKeys();

        /** What the tool cannot do without, depending on the host of the provider's {@code base_url}. */
        Optional<List<Requirement>> requiredAt();
    }
}
