package com.insightpulseai.mcp.generator.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** The template that follows from the packaged configuration, made once. */
final class PackagedTemplate {

    static final Checkout REPOSITORY = Checkout.at(Path.of(".."));
    static final Catalogue CATALOGUE = ConfigFile.read(REPOSITORY, configuration());
    static final String TEXT = SamTemplate.of(CATALOGUE);
    static final ParsedTemplate TEMPLATE = ParsedTemplate.of(TEXT);

    /** For {@code @MethodSource}. */
    static final String TOOLS = "com.insightpulseai.mcp.generator.aws.PackagedTemplate#tools";

    private PackagedTemplate() {
    }

    static String configuration() {
        try (InputStream stream = PackagedTemplate.class.getClassLoader().getResourceAsStream("provider-config.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Tool> tools() {
        return CATALOGUE.tools();
    }

    /** Returns the beginning of the names of a tool's resources. */
    static String id(Tool tool) {
        return PascalCase.of(tool.module());
    }

    static String providerId(Tool tool) {
        return PascalCase.of(tool.id().provider());
    }
}
