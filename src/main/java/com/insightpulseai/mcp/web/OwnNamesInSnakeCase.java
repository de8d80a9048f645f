package com.insightpulseai.mcp.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;

/**
 * Writes the fields of this system's own types in snake_case and leaves those of all others alone: Quarkus reads Lambda's
 * events and writes its answers with a copy of the application's mapper, and these have names of their own.
 */
class OwnNamesInSnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {

    private static final long serialVersionUID = 1L;

    private static final String OWN = "com.insightpulseai.";

    @Override
    public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
        return isOwn(field.getDeclaringClass()) ? super.nameForField(config, field, name) : name;
    }

    @Override
    public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
        return isOwn(method.getDeclaringClass()) ? super.nameForGetterMethod(config, method, name) : name;
    }

    @Override
    public String nameForSetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
        return isOwn(method.getDeclaringClass()) ? super.nameForSetterMethod(config, method, name) : name;
    }

    @Override
    public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
        return isOwn(parameter.getDeclaringClass()) ? super.nameForConstructorParameter(config, parameter, name) : name;
    }

    private static boolean isOwn(Class<?> type) {
        return type.getName().startsWith(OWN);
    }
}
