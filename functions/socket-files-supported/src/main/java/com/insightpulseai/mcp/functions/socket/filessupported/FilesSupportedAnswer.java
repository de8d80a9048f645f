package com.insightpulseai.mcp.functions.socket.filessupported;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.Received;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The answer of Socket: files by ecosystem, and by their name there. */
@RegisterForReflection
record FilesSupportedAnswer(Map<String, Received<Map<String, Received<Names>>>> byEcosystem) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    FilesSupportedAnswer {
    }

    @RegisterForReflection
    record Names(@JsonProperty("pattern") String pattern) {
    }
}
