package com.insightpulseai.mcp.provider.socket.wire;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The packages that Socket is asked about. */
@RegisterForReflection
public record PackagesRequest(@JsonProperty("components") List<Component> components) {

    @RegisterForReflection
    record Component(@JsonProperty("purl") String purl) {
    }

    /** @param purls package URLs */
    public static PackagesRequest of(List<String> purls) {
        return new PackagesRequest(purls.stream().map(Component::new).toList());
    }
}
