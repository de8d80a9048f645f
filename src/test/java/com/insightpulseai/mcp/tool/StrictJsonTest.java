package com.insightpulseai.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.Problems;
import com.insightpulseai.mcp.problem.Violation;

class StrictJsonTest {

    private final ObjectMapper mapper = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(mapper);
    }

    record Input(Integer number, List<String> texts) {
    }

    @Test
    void readsAsManyEntriesAsTheLargestInputHas() throws Exception {
        assertThat(mapper.readValue("{\"texts\":[" + "\"\",".repeat(79_999) + "\"\"]}", Input.class).texts()).hasSize(80_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\",", "null," })
    void refusesMoreEntriesThanAnyInputHas(String entry) {
        Throwable failure = catchThrowable(() -> mapper.readValue("{\"texts\":[" + entry.repeat(1_000_000), Input.class));

        assertThat(Problems.of(failure)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            assertThat(problem.violations()).extracting(Violation::message).singleElement().asString()
                    .contains("too many parts");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e999999999", "-1e999999999", "1.0e-999999999" })
    void expandsNoNumber(String number) {
        assertThat(catchThrowable(() -> mapper.readValue("{\"number\":" + number + "}", Input.class)))
                .satisfies(failure -> assertThat(Problems.of(failure).code()).isEqualTo(ProblemCode.INVALID_INPUT));
    }

    @Test
    void readsNoNumberOfMoreDigitsThanANumberHas() {
        assertThat(catchThrowable(() -> mapper.readValue("{\"number\":" + "1".repeat(1_000_000) + "}", Input.class)))
                .satisfies(failure -> assertThat(Problems.of(failure).code()).isEqualTo(ProblemCode.INVALID_INPUT));
    }

    @Test
    void namesAFieldNoLongerThanIsWorthReading() {
        Throwable failure = catchThrowable(() -> mapper.readValue("{\"" + "k".repeat(40_000) + "\":1}", Input.class));

        assertThat(Problems.of(failure).violations()).singleElement()
                .satisfies(violation -> assertThat(violation.field()).hasSize(200));
    }
}
