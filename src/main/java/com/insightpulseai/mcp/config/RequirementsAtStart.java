package com.insightpulseai.mcp.config;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

/**
 * Names at start what is not set and without which calls will be refused: of the providers whose tools are served here, or of
 * all where none is, as where their health is watched. A process without a database has no secrets and hence no use for them.
 */
@Singleton
class RequirementsAtStart {

    private final Requirements requirements;
    private final ServedTools served;
    private final boolean database;

    RequirementsAtStart(Requirements requirements, ServedTools served,
            @ConfigProperty(name = "quarkus.datasource.active", defaultValue = "true") boolean database) {
        this.requirements = requirements;
        this.served = served;
        this.database = database;
    }

    void begin(@Observes StartupEvent start) {
        if (!database) {
            return;
        }
        Set<String> here = served.ids().stream().map(ToolId::provider).collect(Collectors.toSet());
        requirements.providers().stream().filter(provider -> here.isEmpty() || here.contains(provider))
                .flatMap(provider -> requirements.missingSettings(provider).stream())
                .forEach(Log::warn);
    }
}
