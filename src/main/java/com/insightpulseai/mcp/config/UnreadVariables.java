package com.insightpulseai.mcp.config;

import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.source.yaml.YamlConfigSource;

/**
 * Names variables of the environment that nothing reads, once, when the process starts. Quarkus does so for files only: a
 * variable with a wrong name is as good as unset.
 */
@Singleton
class UnreadVariables {

    private static final String EXPRESSION = "${";

    private final Config config;

    UnreadVariables(Config config) {
        this.config = config;
    }

    void nameWhenStarting(@Observes StartupEvent event) {
        Set<String> referred = new HashSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            // provider-config.yaml says by itself which variables its providers have.
            if (source instanceof YamlConfigSource file) {
                file.getProperties().values().forEach(value -> addReferred(value, referred));
            }
        }
        KnownSettings.packaged().with(referred).unread(System.getenv().keySet()).forEach(Log::warn);
    }

    static void addReferred(String value, Set<String> referred) {
        for (int start = value.indexOf(EXPRESSION); start >= 0; start = value.indexOf(EXPRESSION, start + 1)) {
            int begin = start + EXPRESSION.length();
            int end = begin;
            while (end < value.length() && isOfAName(value.charAt(end))) {
                end++;
            }
            referred.add(value.substring(begin, end));
        }
    }

    private static boolean isOfAName(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
