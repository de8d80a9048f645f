package com.insightpulseai.mcp.generator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Json;

/** How a published schema is written for all clients. */
class ProfileSchemaTest {

    private final List<String> mistakes = new ArrayList<>();

    private JsonNode converted(String schema) {
        return ProfileSchema.of(Json.parse("schema", schema), "acme/sample.list: inputSchema", mistakes);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {"type":"integer","exclusiveMinimum":0} => {"type":"integer","minimum":1}
            {"type":"number","exclusiveMinimum":0} => {"type":"number","description":"Above 0"}
            {"type":"string","format":"date-time"} => {"type":"string","format":"date-time"}
            {"type":"string","format":"uuid","description":"Id"} => {"type":"string","description":"Id; a UUID"}
            {"type":"array","items":{"type":"string"},"uniqueItems":true} => {"type":"array","items":{"type":"string"},"description":"Each item once"}
            {"type":"object","additionalProperties":{"type":"string"},"maxProperties":50,"description":"Texts, at most 50"} => {"type":"object","additionalProperties":{"type":"string"},"description":"Texts, at most 50"}
            {"type":"object","additionalProperties":{"type":"string"},"maxProperties":50,"description":"Texts, at most 500"} => {"type":"object","additionalProperties":{"type":"string"},"description":"Texts, at most 500; at most 50"}
            {"type":"object","propertyNames":{"pattern":"^(?:[^\\\\p{Cc}]{1,200})$"}} => {"type":"object","description":"Names of 1 to 200 characters in one line"}
            {"type":"string","pattern":"^(?:(?!\\\\.+$)[a-z.]{1,9})$"} => {"type":"string","pattern":"^(?:[a-z.]{1,9})$","description":"Not dots alone"}
            {"type":"string","allOf":[{"pattern":"^(?:[a-z.]+)$"},{"pattern":"(?! )"}]} => {"type":"string","pattern":"^(?:[a-z.]+)$","description":"No space at the beginning"}
            {"type":"object","title":"Part","properties":{}} => {"type":"object","properties":{}}
            {"type":"object","properties":{},"additionalProperties":false} => {"type":"object","properties":{},"additionalProperties":false}
            """)
    void saysInWordsWhatTheProfileHasNoKeywordFor(String published, String profile) {
        assertThat(converted(published)).hasToString(profile);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void goesThroughAllParts() {
        String published = "{\"type\":\"object\",\"properties\":{\"parts\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
                + "\"properties\":{\"number\":{\"type\":\"integer\",\"exclusiveMinimum\":4}},\"required\":[\"number\"]}}}}";

        assertThat(converted(published)).hasToString(published.replace("\"exclusiveMinimum\":4", "\"minimum\":5"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {"type":"string","pattern":"^(?!none$)"} => pattern (?!none$) is refused by MCP clients, and no words are known for it
            {"type":"string","pattern":"^\\\\p{L}+$"} => pattern ^\\p{L}+$ is refused by MCP clients
            {"type":"string","format":"email"} => format email is refused by MCP clients
            {"type":"object","propertyNames":{"pattern":"^x"}} => propertyNames {"pattern":"^x"} is refused by MCP clients
            {"oneOf":[{"type":"string"}]} => .oneOf: is unknown to MCP clients
            """)
    void aRuleThatCanBeSaidInNoWayIsAMistake(String published, String mistake) {
        converted(published);

        assertThat(mistakes).singleElement().asString().startsWith("acme/sample.list: inputSchema").contains(mistake);
    }
}
