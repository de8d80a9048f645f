package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Metadata for native images of the types that Jackson reads and writes by reflection. */
class NativeMetadataTest {

    private static final String RESOURCE = "/META-INF/native-image/com.insightpulseai.mcp/mcp-sdk/reflect-config.json";
    private static final String GENERATED = "com.insightpulseai.mcp.sdk.";

    private final Set<String> needed = new TreeSet<>();

    @Test
    void namesEveryTypeThatAFacadeTakesOrGives() throws Exception {
        List<Class<?>> facades = Arrays.stream(McpClient.class.getDeclaredMethods()).<Class<?>> map(Method::getReturnType)
                .filter(type -> type.getSimpleName().endsWith("Tools")).toList();
        for (Method method : facades.stream().flatMap(facade -> Arrays.stream(facade.getDeclaredMethods())).toList()) {
            add(method.getGenericReturnType());
            Arrays.stream(method.getGenericParameterTypes()).forEach(this::add);
        }
        Set<String> named = new TreeSet<>();
        try (InputStream stream = NativeMetadataTest.class.getResourceAsStream(RESOURCE)) {
            for (JsonNode entry : JsonFormat.MAPPER.readTree(stream)) {
                named.add(entry.path("name").asText());
                assertThat(Class.forName(entry.path("name").asText())).isNotNull();
            }
        }

        assertThat(needed).hasSizeGreaterThan(60);
        assertThat(named).isEqualTo(needed);
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::add);
        } else if (type instanceof Class<?> found && found.getName().startsWith(GENERATED)
                && !found.getPackage().equals(SocketTools.class.getPackage()) && needed.add(found.getName())
                && found.isRecord()) {
            for (RecordComponent component : found.getRecordComponents()) {
                add(component.getGenericType());
            }
        }
    }
}
