package com.insightpulseai.mcp.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.annotation.Priority;

import com.insightpulseai.mcp.database.DatabaseUrl;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Expressions;
import io.smallrye.config.Priorities;

/**
 * Gives the PostgreSQL client what the database's URL says, read as the hub's check at the start and the migrations read it:
 * the client itself decodes it in another way. Settings of their own count more than the URL.
 */
@Priority(Priorities.APPLICATION + 100)
public class DatabaseSettings implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String DATASOURCE = "quarkus.datasource.";
    private static final String URL = DATASOURCE + "reactive.url";
    private static final String SSL_MODE = DATASOURCE + "reactive.postgresql.ssl-mode";
    private static final String CERTIFICATES = DATASOURCE + "reactive.trust-certificate-pem.certs";
    private static final String VERIFY_FULL = "verify-full";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (!name.startsWith(DATASOURCE)) {
            return context.proceed(name);
        }
        return switch (name.substring(DATASOURCE.length())) {
            case "reactive.url" -> url(context).map(url -> value(name, url.plainUrl())).orElse(null);
            case "username" -> given(context, name).orElseGet(() -> fromUrl(context, name, DatabaseUrl::user));
            case "password" -> given(context, name).orElseGet(() -> fromUrl(context, name, DatabaseUrl::password));
            case "reactive.postgresql.ssl-mode" ->
                given(context, name).orElseGet(() -> fromUrl(context, name, DatabaseUrl::sslMode));
            // The client wants to be told both of these, and refuses to connect without.
            case "reactive.hostname-verification-algorithm" -> given(context, name)
                    .orElseGet(() -> isFullyVerified(context) ? value(name, "HTTPS") : context.proceed(name));
            case "reactive.trust-certificate-pem" -> given(context, name)
                    .orElseGet(() -> getValue(context, CERTIFICATES) == null ? context.proceed(name) : value(name, "true"));
            case "reactive.trust-certificate-pem.certs" -> given(context, name).orElseGet(() -> fromUrl(context, name,
                    url -> url.rootCertificate().map(file -> file.replace("\\", "\\\\").replace(",", "\\,"))));
            default -> context.proceed(name);
        };
    }

    private boolean isFullyVerified(ConfigSourceInterceptorContext context) {
        ConfigValue mode = getValue(context, SSL_MODE);
        return mode != null && VERIFY_FULL.equals(mode.getValue());
    }

    private static ConfigValue fromUrl(ConfigSourceInterceptorContext context, String name,
            Function<DatabaseUrl, Optional<String>> part) {
        return url(context).flatMap(part).map(text -> value(name, text)).orElse(null);
    }

    private static Optional<DatabaseUrl> url(ConfigSourceInterceptorContext context) {
        try {
            return given(context, URL).map(ConfigValue::getValue).filter(text -> !text.isBlank()).map(DatabaseUrl::parse);
        } catch (IllegalArgumentException e) {
            String message = "QUARKUS_DATASOURCE_REACTIVE_URL must look like postgresql://host:5432/database: "
                    + e.getMessage();
            throw new ConfigurationException(message, Set.of(URL));
        }
    }

    /** A value from somewhere else than Quarkus' defaults, which have the least ordinal that there is; as it was given. */
    private static Optional<ConfigValue> given(ConfigSourceInterceptorContext context, String name) {
        return Optional.ofNullable(Expressions.withoutExpansion(() -> context.proceed(name)))
                .filter(value -> value.getValue() != null && !value.getValue().isEmpty())
                .filter(value -> value.getConfigSourceOrdinal() > Integer.MIN_VALUE);
    }

    private static ConfigValue value(String name, String text) {
        return ConfigValue.builder().withName(name).withValue(text).withRawValue(text).withConfigSourceName(URL).build();
    }
}
