package com.insightpulseai.mcp.functions.mcp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class EndpointBoundsTest {

    @ParameterizedTest
    @ValueSource(ints = { 4_096, 48_000, 262_144 })
    void whatIsWithinTheBoundsPasses(int value) {
        assertThatCode(() -> EndpointBounds.check("max-answer-characters", value, 4_096, 262_144)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = { 4_095, 262_145, 0, -1 })
    void whatIsBeyondThemIsToldWithThem(int value) {
        assertThatThrownBy(() -> EndpointBounds.check("max-answer-characters", value, 4_096, 262_144))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("mcp.endpoint.max-answer-characters: " + value + " is out of range; use 4096 to 262144");
    }
}
