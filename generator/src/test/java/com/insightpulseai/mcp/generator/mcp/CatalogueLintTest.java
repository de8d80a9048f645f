package com.insightpulseai.mcp.generator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.generator.Json;

/** The lint finds each thing because of which a client drops tools. */
class CatalogueLintTest {

    private static final String CATALOGUE = """
            [{"provider":"acme","tool":"sample.list","schema_version":"1.0","name":"acme_sample_list","title":"Acme: list samples",
              "description":"Lists samples",
              "inputSchema":{"type":"object","properties":{
                 "names":{"type":"array","items":{"type":"string","pattern":"^(?:[a-z]{1,9})$"},"maxItems":3},
                 "level":{"type":"string","enum":["high","low"],"default":"low"},
                 "limit":{"type":"integer","minimum":1,"maximum":100},
                 "tags":{"type":"object","additionalProperties":{"type":"string"}}},
                 "required":["names"],"additionalProperties":false},
              "outputSchema":{"type":"object","properties":{"at":{"type":"string","format":"date-time"},
                 "values":{"type":"array","items":{"type":["number","null"]}}},"required":["values"]},
              "annotations":{"readOnlyHint":true,"destructiveHint":false,"idempotentHint":true,"openWorldHint":true}},
             {"provider":"acme","tool":"health","schema_version":"1.0","name":"acme_health","title":"Acme: check",
              "description":"Checks","inputSchema":{"type":"object","properties":{},"additionalProperties":false},
              "outputSchema":{"type":"object"},
              "annotations":{"readOnlyHint":true,"destructiveHint":false,"idempotentHint":true,"openWorldHint":true}}]""";

    private static final String TOOL = "functions/mcp/src/main/resources/mcp/catalogue.json: acme/sample.list: ";

    private static ArrayNode catalogue() {
        return (ArrayNode) Json.parse("catalogue", CATALOGUE);
    }

    @Test
    void findsNothingInWhatAllTake() {
        assertThat(CatalogueLint.mistakes(catalogue())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            "acme_sample_list"        ; "acme_sample.list"             ; name: 'acme_sample.list' is not of the form [a-z][a-z0-9_]{0,39}; rename the tool
            "acme_sample_list"        ; "acme_sample_list_that_has_a_name_too_long" ; name: 'acme_sample_list_that_has_a_name_too_long' is not of the form
            ^(?:[a-z]{1,9})$          ; ^(?!x)[a-z]$                   ; inputSchema.properties.names.items.pattern: has lookaround '(?!x', which some clients cannot compile; write it without
            ^(?:[a-z]{1,9})$          ; ^\\\\p{L}$                     ; inputSchema.properties.names.items.pattern: has the Unicode class \\p
            "minimum":1               ; "exclusiveMinimum":0           ; inputSchema.properties.limit.exclusiveMinimum: is unknown to Gemini; write minimum
            "minimum":1               ; "oneOf":[]                     ; inputSchema.properties.limit.oneOf: is composition, which clients refuse
            "minimum":1               ; "$ref":"#/$defs/limit"         ; inputSchema.properties.limit.$ref: is a reference
            "minimum":1               ; "$id":"tag:x"                  ; inputSchema.properties.limit.$id: makes clients look for another schema; remove it
            "minimum":1               ; "multipleOf":2                 ; inputSchema.properties.limit.multipleOf: is not a keyword that all clients take
            "minimum":1               ; "const":1                      ; inputSchema.properties.limit.const: is unknown to Gemini
            "type":"integer"          ; "type":["integer","null"]      ; inputSchema.properties.limit.type: is ["integer","null"]; write one of array, boolean
            "type":"integer",         ; ``                             ; inputSchema.properties.limit.type: is missing
            "items":{"type":"string","pattern":"^(?:[a-z]{1,9})$"}, ; `` ; inputSchema.properties.names.items: is missing, and VS Code drops the tool then
            "items":{"type":["number","null"]} ; "maxItems":2          ; outputSchema.properties.values.items: is missing
            "additionalProperties":{"type":"string"} ; "propertyNames":{"type":"string"} ; inputSchema.properties.tags.propertyNames: is unknown to Gemini
            "enum":["high","low"]     ; "enum":["high",""]             ; inputSchema.properties.level.enum: has "", and Gemini takes texts that are not empty
            "format":"date-time"      ; "format":"uuid"                ; outputSchema.properties.at.format: 'uuid' is unknown to Gemini
            "required":["names"]      ; "required":["name"]            ; inputSchema.required: names 'name', which is no property
            "level":                  ; "Level":                       ; inputSchema.properties: 'Level' is not a name of a field that all clients take
            "additionalProperties":false ; "description":"Open"        ; inputSchema.additionalProperties: is not false
            "outputSchema":{"type":"object" ; "outputSchema":{"type":"array","items":{"type":"string"} ; outputSchema.type: is not object, which clients expect at the root
            "destructiveHint":false,  ; ``                             ; annotations.destructiveHint: is missing, and clients would assume the worst
            "openWorldHint":true      ; "openWorldHint":"yes"          ; annotations.openWorldHint: is missing
            "destructiveHint":false   ; "destructiveHint":true         ; annotations: a tool that only reads destroys nothing
            "title":"Acme: list samples", ; ``                         ; title: is missing; write it in provider-config.yaml
            "description":"Lists samples" ; "description":" "          ; description: is missing; write it in provider-config.yaml
            """)
    void saysToolPlaceRuleAndWhatToDo(String from, String to, String mistake) {
        String first = CATALOGUE.substring(0, CATALOGUE.indexOf("\"tool\":\"health\""));
        String planted = CATALOGUE.replace(first, first.replace(from, to));
        assertThat(planted).isNotEqualTo(CATALOGUE);

        assertThat(CatalogueLint.mistakes(Json.parse("catalogue", planted))).singleElement().asString()
                .startsWith(TOOL + mistake);
    }

    record Planted(String mistake, Consumer<ObjectNode> change) {

        @Override
        public String toString() {
            return mistake;
        }
    }

    static Stream<Planted> tooMuch() {
        return Stream.of(
                new Planted("title: has 61 characters; use at most 60", tool -> tool.put("title", "t".repeat(61))),
                new Planted("description: has 1001 characters; use at most 1000",
                        tool -> tool.put("description", "é".repeat(1_001))),
                new Planted("inputSchema: has 8193 bytes; use at most 8192", tool -> pad(tool, 8_193)));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void findsWhatIsTooLong(Planted planted) {
        ArrayNode catalogue = catalogue();
        planted.change().accept((ObjectNode) catalogue.get(0));

        assertThat(CatalogueLint.mistakes(catalogue)).singleElement().asString().startsWith(TOOL + planted.mistake());
    }

    @Test
    void takesWhatIsAsLongAsItMayBe() {
        ArrayNode catalogue = catalogue();
        ObjectNode tool = (ObjectNode) catalogue.get(0);
        tool.put("title", "t".repeat(60)).put("description", "\ud83d\ude00".repeat(1_000));
        pad(tool, 8_192);

        assertThat(CatalogueLint.mistakes(catalogue)).isEmpty();
    }

    @Test
    void findsTwoToolsWithOneName() {
        ArrayNode catalogue = catalogue();
        ((ObjectNode) catalogue.get(1)).put("name", "acme_sample_list");

        assertThat(CatalogueLint.mistakes(catalogue)).containsExactly(TOOL.replace("sample.list", "health")
                + "name: 'acme_sample_list' is the name of acme/sample.list too; rename one of them");
    }

    @Test
    void namesEveryMistake() {
        ArrayNode catalogue = catalogue();
        ((ObjectNode) catalogue.get(0)).put("name", "acme.sample");
        ((ObjectNode) catalogue.get(1).path("annotations")).removeAll();

        assertThat(CatalogueLint.mistakes(catalogue)).hasSize(5);
    }

    private static void pad(ObjectNode tool, int bytes) {
        JsonNode input = tool.path("inputSchema");
        ObjectNode limit = (ObjectNode) input.path("properties").path("limit");
        limit.put("description", "");
        limit.put("description", "d".repeat(bytes - input.toString().length()));
    }
}
