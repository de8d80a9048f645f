package com.insightpulseai.mcp.generator.sdk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A record of the SDK.
 *
 * @param name such as {@code Finding}
 * @param doc lines of its Javadoc, components included
 * @param isInput whether it has a builder
 */
record RecordModel(String name, List<String> doc, boolean isInput, List<ComponentModel> components, List<EnumModel> enums) {

    private static final Map<String, String> PLATFORM = Map.of("Instant", "java.time.Instant", "List", "java.util.List", "Map",
            "java.util.Map", "Objects", "java.util.Objects", "Optional", "java.util.Optional", "UUID", "java.util.UUID");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    /** The types of the JDK that its source names. */
    List<String> platformImports() {
        Set<String> used = new TreeSet<>();
        for (ComponentModel component : components) {
            WORD.matcher(component.type()).results().map(MatchResult::group).filter(PLATFORM::containsKey)
                    .forEach(used::add);
            if (component.isDemanded() && !component.isPrimitive()) {
                used.add("Objects");
            }
        }
        return used.stream().map(PLATFORM::get).sorted().toList();
    }

    boolean hasPlatformImports() {
        return !platformImports().isEmpty();
    }

    /** Whether its constructor has anything to do. */
    boolean hasChecks() {
        return components.stream().anyMatch(component -> !component.isRequired() || !component.isPrimitive());
    }

    /** The annotations that its source names. */
    List<String> jacksonImports() {
        Set<String> used = new TreeSet<>(Set.of("JsonInclude", "JsonProperty"));
        enums.forEach(one -> used.addAll(one.isOpen() ? Set.of("JsonCreator", "JsonValue") : Set.of("JsonValue")));
        return used.stream().map("com.fasterxml.jackson.annotation."::concat).toList();
    }

    /**
     * A component of a record.
     *
     * @param type its Java type, such as {@code Optional<Severity>}
     * @param value the type without the {@code Optional} around it
     * @param mayBeAbsent whether it is read as empty from a server that is older than the field, although it is required
     * @param isPrimitive whether its type is primitive where it is required
     * @param doc lines of the Javadoc of its setter
     */
    record ComponentModel(String name, String wire, String type, String value, boolean isRequired, boolean mayBeAbsent,
            boolean isPrimitive, boolean isList, boolean isMap, List<String> doc) {

        /** Returns true if a result without it is refused. */
        boolean isDemanded() {
            return isRequired && !mayBeAbsent;
        }

        /** Whether absence is a value of its type. */
        boolean isOptional() {
            return !isRequired && !isList && !isMap;
        }

        /** Whether it can be missing although it must not. */
        boolean isNullable() {
            return isRequired && !isPrimitive && !isList && !isMap;
        }

        boolean isOptionalCollection() {
            return !isRequired && (isList || isMap);
        }

        boolean isDemandedCollection() {
            return isDemanded() && (isList || isMap);
        }

        boolean isCollectionThatMayBeAbsent() {
            return !isDemanded() && (isList || isMap);
        }

        boolean isCursor() {
            return wire.equals("cursor");
        }

        /** The type whose {@code copyOf} copies a list or a map. */
        String collection() {
            return isList ? "List" : "Map";
        }

        String step() {
            return "Needs" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    /**
     * An enumeration within a record.
     *
     * @param isOpen whether words may be added that are unknown here, as in results
     */
    record EnumModel(String name, List<String> doc, List<ConstantModel> constants, boolean isOpen) {
    }

    /** A word of an enumeration. */
    record ConstantModel(String name, String word) {
    }

    /**
     * A step of the builder, which sets one component that has to be there.
     *
     * @param next the type of the step after it
     */
    record StepModel(ComponentModel component, String next) {
    }

    List<StepModel> steps() {
        List<ComponentModel> required = components.stream().filter(ComponentModel::isRequired).toList();
        return IntStream.range(0, required.size()).mapToObj(
                i -> new StepModel(required.get(i), i + 1 < required.size() ? required.get(i + 1).step() : "Builder")).toList();
    }

    boolean hasSteps() {
        return !steps().isEmpty();
    }

    /** The first step of the builder. */
    String firstStep() {
        return steps().stream().findFirst().map(step -> step.component().step()).orElse("Builder");
    }

    /** All steps, as the builder implements them. */
    String stepNames() {
        return steps().stream().map(step -> step.component().step()).collect(Collectors.joining(", "));
    }

    boolean isPaged() {
        return components.stream().anyMatch(ComponentModel::isCursor);
    }

    List<ComponentModel> optional() {
        return components.stream().filter(component -> !component.isRequired()).toList();
    }
}
