package com.insightpulseai.mcp.web;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;

/** Where clients reach the MCP endpoint, as the setting {@code mcp.public-url} says and never a header; read at start. */
@Singleton
public class PublicAddress {

    private final Optional<PublicUrl> url;

    /** @throws io.quarkus.runtime.configuration.ConfigurationException when the setting is no such URL */
    @Inject
    PublicAddress(@ConfigProperty(name = PublicUrl.SETTING) Optional<String> setting) {
        url = setting.filter(text -> !text.isBlank()).map(PublicUrl::parse);
    }

    void checkWhenStarting(@Observes StartupEvent event) {
        // Being created is the check: a mistake stops the start, not the first login.
    }

    /** Empty where it is not set: nothing is published then, and no client is led into a login. */
    public Optional<PublicUrl> url() {
        return url;
    }
}
