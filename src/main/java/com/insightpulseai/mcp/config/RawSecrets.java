package com.insightpulseai.mcp.config;

import java.util.Map;
import java.util.Set;

import jakarta.annotation.Priority;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Expressions;
import io.smallrye.config.Priorities;

/**
 * Takes passwords, secrets and keys as they were given. In other values {@code ${x}} is replaced and {@code $$} becomes one
 * {@code $}; a password that happens to hold either would be another one.
 */
@Priority(Priorities.APPLICATION + 200)
public class RawSecrets implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    /** Holds for Quarkus' own properties too, such as the password of a key store. */
    private static final Set<String> LAST_WORDS = Set.of("password", "secret", "token");

    /** Settings of providers are no secrets, and refer to variables, whatever they are called. */
    private static final String PROVIDERS = "providers.";

    /**
     * Variables that set these properties. An expression in application.yaml would not do: what it yields is replaced again.
     */
    private static final Map<String, String> VARIABLES = Map.of(
            "mcp.access.supabase.jwt-secret", "SUPABASE_JWT_SECRET",
            "mcp.access.supabase.jwks", "SUPABASE_JWKS",
            "mcp.database.secret", "MCP_DATABASE_SECRET",
            "mcp.database.aws.access-key-id", "AWS_ACCESS_KEY_ID",
            "mcp.database.aws.secret-access-key", "AWS_SECRET_ACCESS_KEY",
            "mcp.database.aws.session-token", "AWS_SESSION_TOKEN");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        String variable = VARIABLES.get(name);
        if (variable == null && !isSecret(name)) {
            return context.proceed(name);
        }
        ConfigValue value = Expressions.withoutExpansion(() -> context.proceed(name));
        return variable == null || isSet(value) ? value : Expressions.withoutExpansion(() -> context.proceed(variable));
    }

    private static boolean isSecret(String name) {
        if (name.startsWith(PROVIDERS)) {
            return false;
        }
        int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('-')) + 1;
        return LAST_WORDS.contains(name.substring(start));
    }

    private static boolean isSet(ConfigValue value) {
        return value != null && value.getValue() != null && !value.getValue().isEmpty();
    }
}
