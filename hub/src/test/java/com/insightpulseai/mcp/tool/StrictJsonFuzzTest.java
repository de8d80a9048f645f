package com.insightpulseai.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.Type;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.Problems;

/**
 * The input of every tool is read as it stands, or refused: nothing is guessed, and validation finishes.
 * <p>
 * Input: a letter for the tool, by the alphabet of the tools' input types, then the JSON.
 */
class StrictJsonFuzzTest {

    private static final List<Class<?>> INPUTS = inputs();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule()).build();
    private static final Validator VALIDATOR = Validation.byDefaultProvider().configure()
            .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory().getValidator();

    static {
        new StrictJson().customize(JSON);
    }

    @FuzzTest
    void anInputIsTakenAsItStandsOrRefused(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Class<?> type = INPUTS.get(Math.floorMod(input[0] - 'a', INPUTS.size()));
        Optional<Object> read = read(input, type);
        if (read.isEmpty()) {
            return;
        }
        Object record = read.get();
        byte[] written = JSON.writeValueAsBytes(record);
        assertThat(JSON.readValue(written, type)).isEqualTo(record);
        assertThatThrownBy(() -> JSON.readValue(withUnknownField(written), type))
                .isInstanceOf(UnrecognizedPropertyException.class);
        VALIDATOR.validate(record);
        if (record instanceof RoleDemand demand) {
            assertThat(demand.requiredRole()).isNotNull();
        }
    }

    private Optional<Object> read(byte[] input, Class<?> type) {
        try {
            return Optional.ofNullable(JSON.readValue(input, 1, input.length - 1, type));
        } catch (IOException refused) {
            // It would be a record's own constructor that fails.
            assertThat(refused).isNotInstanceOf(ValueInstantiationException.class);
            assertThat(Problems.of(refused).code()).isEqualTo(ProblemCode.INVALID_INPUT);
            return Optional.empty();
        }
    }

    private byte[] withUnknownField(byte[] written) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(written);
        return JSON.writeValueAsBytes(tree.put("unheard_of", 1));
    }

    /** The input types of all tools that the hub has, by the names of their classes. */
    private static List<Class<?>> inputs() {
        List<Class<?>> inputs = new ArrayList<>();
        ClassLoader loader = StrictJsonFuzzTest.class.getClassLoader();
        try {
            for (URL index : Collections.list(loader.getResources("META-INF/jandex.idx"))) {
                try (InputStream in = index.openStream()) {
                    for (AnnotationInstance tool : new IndexReader(in).read().getAnnotations(ProviderTool.class)) {
                        if (tool.target().kind() == AnnotationTarget.Kind.METHOD) {
                            for (Type parameter : tool.target().asMethod().parameterTypes()) {
                                inputs.add(Class.forName(parameter.name().toString(), false, loader));
                            }
                        }
                    }
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        inputs.sort(Comparator.comparing(Class::getName));
        if (inputs.isEmpty()) {
            throw new IllegalStateException("no tools found");
        }
        return inputs;
    }
}
