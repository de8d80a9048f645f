package com.insightpulseai.mcp.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Json;

class CompatibilityTest {

    private static final String INPUT = """
            {"type":"object","properties":{
               "limit":{"type":"integer","minimum":1,"maximum":100,"default":20},
               "level":{"type":"string","enum":["high","low"]},
               "name":{"type":"string","maxLength":10,"pattern":"^a"},
               "ids":{"type":"array","items":{"type":"string"},"maxItems":5}},
             "required":["name"],"additionalProperties":false}""";

    private static final String OUTPUT = """
            {"type":"object","properties":{
               "state":{"type":"string","enum":["done","open"]},
               "count":{"type":"integer"},
               "hint":{"type":"string"},
               "items":{"type":"array","items":{"type":"object","properties":{"key":{"type":"string"},
                 "names":{"type":"array","items":{"type":"string"}}},"required":["key"]}}},
             "required":["state","count"]}""";

    private static JsonNode json(String text) {
        return Json.parse("schema", text);
    }

    private static String changed(String schema, String from, String to) {
        assertThat(schema).contains(from);
        return schema.replace(from, to);
    }

    @Test
    void nothingIsBrokenByNoChange() {
        assertThat(Compatibility.breaksOfInput(json(INPUT), json(INPUT))).isEmpty();
        assertThat(Compatibility.breaksOfOutput(json(OUTPUT), json(OUTPUT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "maximum":100               | "maximum":50              | input.limit: had maximum 100 and has maximum 50
            "minimum":1                 | "minimum":2               | input.limit: had minimum 1 and has minimum 2
            "default":20                | "default":10              | input.limit: its default was 20 and is 10
            "integer"                   | "string"                  | input.limit: had type "integer" and has type "string"
            ["high","low"]              | ["high"]                  | input.level: had enum ["high","low"] and has enum ["high"]
            "maxLength":10              | "maxLength":9             | input.name: had maxLength 10 and has maxLength 9
            "pattern":"^a"              | "pattern":"^b"            | input.name: had pattern "^a" and has pattern "^b"
            "maxItems":5                | "minItems":1,"maxItems":5 | input.ids: had minItems none and has minItems 1
            "items":{"type":"string"}   | "items":{"type":"integer"} | input.ids[]: had type "string" and has type "integer"
            "required":["name"]         | "required":["name","ids"] | input.ids: is required now
            "level":                    | "grade":                  | input.level: is gone
            """)
    void anInputThatRefusesWhatItTookBreaksItsCallers(String from, String to, String message) {
        assertThat(Compatibility.breaksOfInput(json(INPUT), json(changed(INPUT, from, to)))).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "maximum":100        | "maximum":500
            "minimum":1,         | ``
            ["high","low"]       | ["high","low","none"]
            "required":["name"], | ``
            "pattern":"^a"       | "description":"any"
            "ids":               | "more":{"type":"string"},"ids":
            "type":"integer"     | "type":"number"
            """)
    void anInputMayTakeMoreThanItTook(String from, String to) {
        assertThat(Compatibility.breaksOfInput(json(INPUT), json(changed(INPUT, from, to)))).isEmpty();
    }

    @Test
    void aPatternMayGetAlternatives() {
        String published = changed(INPUT, "^a", "^(?:[a-z]{1,9})$");

        assertThat(Compatibility.breaksOfInput(json(published), json(changed(INPUT, "^a", "^(?:[0-9]{1,9}|[a-z]{1,9})$"))))
                .isEmpty();
        for (String other : new String[] { "^(?:[0-9]{1,9}\\\\|[a-z]{1,9})$", "^(?:[0-9]{1,9}|b[a-z]{1,9})$",
                "[0-9]|[a-z]{1,9})$" }) {
            assertThat(Compatibility.breaksOfInput(json(published), json(changed(INPUT, "^a", other)))).hasSize(1);
        }
        assertThat(Compatibility.breaksOfOutput(json(published), json(changed(INPUT, "^a", "^(?:x|[a-z]{1,9})$"))))
                .as("what an output may become").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["done","open"]              | ["done","open","lost"]        | output.state: had enum ["done","open"] and has enum ["done","open","lost"]
            "required":["state","count"] | "required":["state"]          | output.count: may be absent now
            "count":{"type":"integer"}   | "count":{"type":"string"}     | output.count: had type "integer" and has type "string"
            "count":{"type":"integer"}   | "count":{"type":["integer","null"]} | output.count: had type "integer" and has type ["integer","null"]
            "hint":                      | "advice":                     | output.hint: is gone
            ,"required":["key"]          | ``                            | output.items[].key: may be absent now
            "required":["state","count"] | "required":["state","count","hint"] | output.hint: is required now, but older servers of this version may not send it; make it optional
            "required":["state","count"] | "required":["state","count","items"] | output.items: is required now, but older servers of this version may not send it; make it optional
            """)
    void anOutputThatPromisesLessOrDemandsMoreOfOlderServersBreaksItsCallers(String from, String to, String message) {
        assertThat(Compatibility.breaksOfOutput(json(OUTPUT), json(changed(OUTPUT, from, to)))).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["done","open"]              | ["done"]
            "hint":                      | "more":{"type":"string"},"hint":
            "required":["key"]           | "required":["key","names"]
            """)
    void anOutputMayPromiseMoreThanItDid(String from, String to) {
        assertThat(Compatibility.breaksOfOutput(json(OUTPUT), json(changed(OUTPUT, from, to)))).isEmpty();
    }
}
