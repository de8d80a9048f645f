package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.tool.RoleDemand;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.Problems;

/**
 * The input of every tool is read as it stands, or refused: nothing is guessed, and validation finishes.
 * <p>
 * Input: a letter for the tool, by the alphabet of the tools' input types, then the ToolInputs.JSON.
 */
class StrictJsonFuzzTest {

    private static final List<Class<?>> INPUTS = ToolInputs.byTool().values().stream()
            .<Class<?>> map(type -> type).sorted(Comparator.comparing(Class::getName)).toList();

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
        byte[] written = ToolInputs.JSON.writeValueAsBytes(record);
        assertThat(ToolInputs.JSON.readValue(written, type)).isEqualTo(record);
        assertThatThrownBy(() -> ToolInputs.JSON.readValue(withUnknownField(written), type))
                .isInstanceOf(UnrecognizedPropertyException.class);
        ToolInputs.VALIDATOR.validate(record);
        if (record instanceof RoleDemand demand) {
            assertThat(demand.requiredRole()).isNotNull();
        }
    }

    private Optional<Object> read(byte[] input, Class<?> type) {
        try {
            return Optional.ofNullable(ToolInputs.JSON.readValue(input, 1, input.length - 1, type));
        } catch (IOException refused) {
            // It would be a record's own constructor that fails.
            assertThat(refused).isNotInstanceOf(ValueInstantiationException.class);
            assertThat(Problems.of(refused).code()).isEqualTo(ProblemCode.INVALID_INPUT);
            return Optional.empty();
        }
    }

    private byte[] withUnknownField(byte[] written) throws IOException {
        ObjectNode tree = (ObjectNode) ToolInputs.JSON.readTree(written);
        return ToolInputs.JSON.writeValueAsBytes(tree.put("unheard_of", 1));
    }
}
