package com.insightpulseai.mcp.upstream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A provider's records as far as they can be read.
 *
 * @param readable in the provider's order
 * @param unreadable how many cannot be read, or lack what makes them the record of something
 */
public record Records<T>(List<T> readable, int unreadable) {

    public Records {
        readable = List.copyOf(readable);
    }

    /**
     * Reads records one by one.
     *
     * @param reading empty for a record that lacks what makes it the record of something
     */
    public static <R, T> Records<T> of(Collection<Received<R>> received, Function<R, Optional<T>> reading) {
        List<T> readable = new ArrayList<>(received.size());
        received.forEach(one -> one.record().flatMap(reading).ifPresent(readable::add));
        return new Records<>(readable, received.size() - readable.size());
    }

    /** The same of other records made of these. */
    public <U> Records<U> map(Function<? super T, ? extends U> change) {
        return new Records<>(readable.stream().<U> map(change).toList(), unreadable);
    }

    /** Only some of those that can be read; what the others are about is not known. */
    public Records<T> filter(Predicate<? super T> wanted) {
        return new Records<>(readable.stream().filter(wanted).toList(), unreadable);
    }

    /** The same in another order. */
    public Records<T> sorted(Comparator<? super T> order) {
        return new Records<>(readable.stream().sorted(order).toList(), unreadable);
    }

    /** The number of those that cannot be read, for a result that names it only where there are any. */
    public Optional<Integer> unreadableIfAny() {
        return Optional.of(unreadable).filter(number -> number > 0);
    }
}
