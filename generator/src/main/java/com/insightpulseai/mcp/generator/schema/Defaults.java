package com.insightpulseai.mcp.generator.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a record's constructor puts in the place of what a caller leaves out. */
final class Defaults {

    private Defaults() {
    }

    /** The record of an input without any field; empty when the constructor does not bear that. */
    static Optional<Object> of(Class<?> type) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(Arrays.stream(types).map(Defaults::nothing).toArray()));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a record: " + type.getName(), e);
        }
    }

    /** A component's value, or empty when it is nothing. */
    static Optional<Object> value(Object record, String component) {
        try {
            RecordComponent found = Arrays.stream(record.getClass().getRecordComponents())
                    .filter(candidate -> candidate.getName().equals(component)).findFirst().orElseThrow();
            found.getAccessor().setAccessible(true);
            return Optional.ofNullable(found.getAccessor().invoke(record)).filter(value -> !isNothing(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a component: " + component, e);
        }
    }

    private static boolean isNothing(Object value) {
        return value.equals(Optional.empty()) || value.equals(OptionalInt.empty()) || value.equals(OptionalLong.empty())
                || value.equals(OptionalDouble.empty());
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : type == double.class ? (Object) 0.0 : null;
    }
}
