package com.insightpulseai.mcp.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.generator.Json;

class AbsentFieldTest {

    private static boolean isHarmless(String schema, boolean isOfResult) {
        return AbsentField.isHarmless(Json.parse("schema", schema), isOfResult);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'type':'array','items':{'type':'string'}}",
            "{'type':'array','items':{'type':'object','properties':{'file':{'type':'string'}}}}",
            "{'type':'object','additionalProperties':{'type':'string'}}" })
    void aListOrMapWithinAnObjectMayBeAbsent(String schema) {
        assertThat(isHarmless(schema.replace('\'', '"'), false)).isTrue();
        assertThat(isHarmless(schema.replace('\'', '"'), true)).as("of the result itself").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'type':'string'}", "{'type':'boolean'}", "{'type':'integer'}",
            "{'type':'object','properties':{'file':{'type':'string'}}}" })
    void aSingleValueMayNot(String schema) {
        assertThat(isHarmless(schema.replace('\'', '"'), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'type':'array','items':{'type':'string','enum':['high','low']}}",
            "{'type':'array','items':{'type':'object','properties':{'severity':{'type':'string','enum':['high']}}}}",
            "{'type':'object','additionalProperties':{'type':'object','properties':{'state':{'enum':['open']}}}}",
            "{'type':'array','items':{'type':'object','properties':{'alerts':{'type':'array','items':{'type':'object',"
                    + "'properties':{'severity':{'enum':['high']}}}}}}}" })
    void aListOfJudgementsMayNot(String schema) {
        assertThat(isHarmless(schema.replace('\'', '"'), false)).isFalse();
    }

    @Test
    void nothingIsKnownOfAnEmptySchema() {
        assertThat(isHarmless("{}", false)).isFalse();
    }
}
