package com.insightpulseai.mcp.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The chain of a failure's causes. */
public final class Causes {

    private static final int DEEPEST = 20; // chains can be circular

    private Causes() {
    }

    /** Returns the failure and its causes, the outermost first, at most 20. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    /** Returns the outermost of the failure and its causes that has a type. */
    public static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
