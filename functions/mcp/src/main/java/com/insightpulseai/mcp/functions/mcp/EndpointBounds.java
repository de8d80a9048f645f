package com.insightpulseai.mcp.functions.mcp;

import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.tool.AnswerBound;
import com.insightpulseai.mcp.web.AnswerLimit;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops a start whose settings would fail each call. */
@Singleton
class EndpointBounds {

    private static final String PREFIX = "mcp.endpoint.";

    private final EndpointConfig config;

    EndpointBounds(EndpointConfig config) {
        this.config = config;
    }

    /** @throws ConfigurationException naming the setting and its bounds */
    void check(@Observes StartupEvent event) {
        check("max-answer-characters", config.maxAnswerCharacters(), AnswerLimit.LEAST, AnswerBound.LARGEST);
        check("tools-per-page", config.toolsPerPage(), 1, Integer.MAX_VALUE);
    }

    static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            String setting = PREFIX + name;
            throw new ConfigurationException(setting + ": " + value + " is out of range; use " + least + " to " + most,
                    Set.of(setting));
        }
    }
}
