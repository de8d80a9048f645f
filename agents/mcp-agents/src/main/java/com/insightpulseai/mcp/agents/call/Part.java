package com.insightpulseai.mcp.agents.call;

import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a report: either known, or missing for a reason.
 *
 * @param <T> what is known
 */
public sealed interface Part<T> permits Part.Known, Part.Missing {

    /**
     * A part that is known.
     *
     * @param value all of it
     */
    record Known<T>(T value) implements Part<T> {
    }

    /**
     * A part that is not known.
     *
     * @param subject what is missing, in a few words
     * @param reason for people, in one line, without secrets; has texts of the server and of providers
     */
    record Missing<T>(String subject, String reason) implements Part<T> {
    }

    /** Returns the value where it is known. */
    default Optional<T> known() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** Returns why it is not known. */
    default Optional<Gap> gap() {
        return this instanceof Missing<T> missing ? Optional.of(new Gap(missing.subject(), missing.reason()))
                : Optional.empty();
    }

    /** Continues with a known value; a missing part stays missing. */
    default <R> Part<R> flatMap(Function<T, Part<R>> next) {
        if (this instanceof Known<T> known) {
            return next.apply(known.value());
        }
        Missing<T> missing = (Missing<T>) this;
        return new Missing<>(missing.subject(), missing.reason());
    }
}
