package com.insightpulseai.mcp.provider.sentry.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Sentry's word that it has taken an event in. It may still be dropped later, by a filter of the project. */
@RegisterForReflection
record IntakeReceipt(String id) {

    /** @throws IllegalArgumentException if there is no id, because then it was not Sentry that answered */
    @JsonCreator
    static IntakeReceipt received(@JsonProperty("id") String id) {
        if (id == null) {
            throw new IllegalArgumentException("a receipt without an id");
        }
        return new IntakeReceipt(id);
    }
}
