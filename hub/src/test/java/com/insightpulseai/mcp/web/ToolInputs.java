package com.insightpulseai.mcp.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.Type;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import com.insightpulseai.mcp.tool.ProviderTool;

/** The inputs of all tools that the hub has, read and validated as a running hub does. */
final class ToolInputs {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule()).build();
    static final Validator VALIDATOR = Validation.byDefaultProvider().configure()
            .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory().getValidator();

    static {
        new StrictJson().customize(JSON);
    }

    private ToolInputs() {
    }

    /** The input types by the names of their tools, such as {@code socket/scan.repo}. */
    static Map<String, Class<?>> byTool() {
        Map<String, Class<?>> inputs = new TreeMap<>();
        ClassLoader loader = ToolInputs.class.getClassLoader();
        try {
            for (URL index : Collections.list(loader.getResources("META-INF/jandex.idx"))) {
                try (InputStream in = index.openStream()) {
                    for (AnnotationInstance tool : new IndexReader(in).read().getAnnotations(ProviderTool.class)) {
                        if (tool.target().kind() == AnnotationTarget.Kind.METHOD) {
                            for (Type parameter : tool.target().asMethod().parameterTypes()) {
                                inputs.put(tool.value().asString(), Class.forName(parameter.name().toString(), false, loader));
                            }
                        }
                    }
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        if (inputs.isEmpty()) {
            throw new IllegalStateException("no tools found");
        }
        return inputs;
    }
}
