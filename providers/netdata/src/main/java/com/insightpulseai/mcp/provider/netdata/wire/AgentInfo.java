package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An Agent's description of itself, without its paths, its build and its plugins, which no tool needs. */
@RegisterForReflection
public record AgentInfo(@JsonProperty("agents") List<Agent> agents) {

    /** The version of the Agent's software. */
    public Optional<String> version() {
        return Optional.ofNullable(agents).stream().flatMap(List::stream).filter(Objects::nonNull).map(Agent::application)
                .filter(Objects::nonNull).map(Application::packaged).filter(Objects::nonNull).map(Packaged::version)
                .filter(Objects::nonNull).findFirst();
    }

    @RegisterForReflection
    record Agent(@JsonProperty("application") Application application) {
    }

    @RegisterForReflection
    record Application(@JsonProperty("package") Packaged packaged) {
    }

    @RegisterForReflection
    record Packaged(@JsonProperty("version") String version) {
    }
}
