package com.insightpulseai.mcp.generator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The JSON Schema of {@code provider-config.yaml}. */
final class ConfigSchema {

    private static final String RESOURCE = "provider-config.schema.json";
    private static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

    private final Schema schema;

    private ConfigSchema(Schema schema) {
        this.schema = schema;
    }

    static ConfigSchema packaged() {
        try (InputStream stream = ConfigSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new ConfigSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says where the file departs from its schema: path, value and remedy. */
    List<String> mistakes(JsonNode file) {
        return schema.validate(file.toString(), InputFormat.JSON).stream().map(error -> mistake(file, error)).distinct()
                .toList();
    }

    private static String mistake(JsonNode file, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String path = INDEX.matcher(pointer).replaceAll("[$1]").replace("/", ".").replaceFirst("^\\.", "");
        JsonNode value = file.at(JsonPointer.compile(pointer));
        String shown = value.isValueNode() ? ": " + (value.isTextual() ? "'" + value.asText() + "'" : value.toString()) : "";
        return (path.isEmpty() ? "the file" : path) + shown + ": " + error.getMessage();
    }
}
