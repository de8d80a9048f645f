package com.insightpulseai.mcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.problem.Violation;

class InputValidationTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

    private final InputValidation validation = new InputValidation(FACTORY.getValidator());

    record Input(@NotNull String someName, List<@Size(max = 3) String> words,
            Map<@Size(max = 3) String, @Size(max = 3) String> tags) {
    }

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void namesFieldsAsTheCallerWroteThem() {
        assertThat(fields(new Input(null, List.of("one", "long"), Map.of("a", "b")))).containsExactly("some_name", "words[1]");
    }

    @Test
    void namesTheEntryOfAMapByItsKey() {
        assertThat(fields(new Input("", List.of(), Map.of("a", "long")))).containsExactly("tags[a]");
        assertThat(fields(new Input("", List.of(), Map.of("long", "b")))).containsExactly("tags[long]");
    }

    @Test
    void cutsAKeyThatIsTooLongToRead() {
        assertThat(fields(new Input("", List.of(), Map.of("k".repeat(100_000), "b")))).singleElement().asString().hasSize(200);
    }

    @Test
    void saysNoMoreThanIsWorthReading() {
        assertThat(fields(new Input("", Collections.nCopies(1_000, "long"), Map.of()))).hasSize(50);
    }

    private List<String> fields(Input input) {
        return validation.violations(input).stream().map(Violation::field).toList();
    }
}
