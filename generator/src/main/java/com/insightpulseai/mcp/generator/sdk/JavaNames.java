package com.insightpulseai.mcp.generator.sdk;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.lang.model.SourceVersion;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.PascalCase;

/** Names in Java for those of the schemas. */
final class JavaNames {

    /** Methods of every object, which no component of a record may be called like. */
    private static final Set<String> OF_OBJECTS = Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll",
            "toString", "wait");

    private JavaNames() {
    }

    /**
     * Makes {@code nextCursor} of {@code next_cursor}. A keyword becomes the name of its type, such as {@code affectedPackage}
     * for {@code package}, or where that has no title of its own {@code packageValue}.
     *
     * @param title of an object; else empty
     */
    static String component(String field, String title) {
        String name = decapitalized(PascalCase.of(field));
        if (!SourceVersion.isKeyword(name) && !OF_OBJECTS.contains(name)) {
            return name;
        }
        return title.isEmpty() ? name + "Value" : decapitalized(title);
    }

    /** The name of a field's component. */
    static String component(Map.Entry<String, JsonNode> field) {
        return component(field.getKey(), field.getValue().path("title").asText());
    }

    /** Makes {@code MinSeverity} of {@code min_severity}, and {@code Severity} of the list {@code severities}. */
    static String enumeration(String field, boolean isList) {
        String name = PascalCase.of(field);
        if (isList && name.endsWith("ies")) {
            return name.substring(0, name.length() - 3) + "y";
        }
        return isList && name.endsWith("s") && !name.endsWith("us") ? name.substring(0, name.length() - 1) : name;
    }

    /** Makes {@code NO_SCAN_FOR_REF} of {@code no_scan_for_ref}, and {@code UTF_8} of {@code utf-8}. */
    static String constant(String word) {
        String name = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
