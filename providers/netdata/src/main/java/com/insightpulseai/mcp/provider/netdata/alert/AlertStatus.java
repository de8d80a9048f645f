package com.insightpulseai.mcp.provider.netdata.alert;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How an alert stands, the most urgent first. */
@RegisterForReflection
public enum AlertStatus {

    CRITICAL,
    WARNING,
    CLEAR,
    /** It cannot be evaluated, for want of data mostly. */
    UNDEFINED,
    /** It has not been evaluated yet. */
    UNINITIALIZED,
    /** It is not evaluated any more. */
    REMOVED;

    /** The name in lower case, which is how version 3 wants it: it takes upper case for no filter at all. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it asks for a notification. */
    public boolean isRaised() {
        return this == CRITICAL || this == WARNING;
    }

    /** A status as Netdata writes it; what is not known is undefined. */
    public static AlertStatus of(String text) {
        return known(text).orElse(UNDEFINED);
    }

    /** Whether Netdata writes one of these. */
    public static boolean isKnown(String text) {
        return known(text).isPresent();
    }

    private static Optional<AlertStatus> known(String text) {
        return Stream.of(values()).filter(status -> status.name().equalsIgnoreCase(text)).findFirst();
    }
}
