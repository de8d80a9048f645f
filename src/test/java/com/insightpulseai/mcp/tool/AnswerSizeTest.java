package com.insightpulseai.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class AnswerSizeTest {

    /** Each takes 102 bytes of JSON and a comma. */
    private static final List<String> ITEMS = Collections.nCopies(5_000, "x".repeat(100));

    @Test
    void aListTakesThreeQuartersOfTheLargestAnswer() {
        assertThat(new AnswerSize(new ObjectMapper()).fitting(ITEMS)).hasSize(AnswerSize.LIST_BYTES / 103);
    }

    @Test
    void allPartsShrinkWithTheAnswer() {
        AnswerSize quarter = new AnswerSize(new ObjectMapper(), () -> AnswerBound.LARGEST / 4);

        assertThat(quarter.fitting(ITEMS)).hasSize(AnswerSize.LIST_BYTES / 4 / 103);
        assertThat(quarter.fitting(ITEMS, 40_000)).hasSize(10_000 / 103);
    }

    @Test
    void whatFitsStaysWhole() {
        assertThat(new AnswerSize(new ObjectMapper(), () -> 4_096).fitting(ITEMS.subList(0, 3))).hasSize(3);
    }
}
