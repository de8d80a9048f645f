package com.insightpulseai.mcp.alert;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The {@code alerts} part of {@code provider-config.yaml}, as written; {@link AlertRules} gives it its meaning. */
@ConfigMapping(prefix = "alerts", namingStrategy = ConfigMapping.NamingStrategy.SNAKE_CASE)
public interface AlertsConfig {

    /** After how many bad checks in a row a provider is announced as degraded or down. */
    @WithDefault("3")
    int badChecks();

    /** After how many good checks in a row it is announced as well again. */
    @WithDefault("2")
    int goodChecks();

    ErrorRate errorRate();

    List<Webhook> webhooks();

    /** When the calls of a provider are worth an alert, be its checks as good as they may. */
    interface ErrorRate {

        /** The share of calls that fail. */
        @WithDefault("50")
        int percent();

        /** Fewer calls than this open no alert. */
        @WithDefault("20")
        int leastCalls();

        /** Seconds: how far back calls count. */
        @WithDefault("900")
        int windowS();
    }

    interface Webhook {

        String name();

        @WithDefault("generic")
        String format();

        /** Name of the vault secret that is the URL. */
        String vaultKey();

        /** Name of the vault secret that messages are signed with. */
        Optional<String> signingVaultKey();

        /** Hosts, one-label wildcards and explicit origins that the URL may lead to. */
        List<String> allowedHosts();
    }
}
