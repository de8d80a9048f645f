package com.insightpulseai.mcp.generator.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.Mistakes;

/** Which components the OpenAPI description has of schemas with objects in them. */
class NestedTypesTest {

    private static final String LIST = """
            {"type":"object","properties":{"owner":{"type":"object","title":"Owner","properties":{"name":{"type":"string"}},
             "description":"Whose"},"parts":{"type":"array","items":{"type":"object","title":"Part","properties":{
             "maker":{"type":"object","title":"Owner","properties":{"name":{"type":"string"}},"description":"By whom"}}}}}}""";

    private final ObjectNode components = new ObjectMapper().createObjectNode();
    private final NestedTypes types = new NestedTypes(components);

    private static ObjectNode schema(String json) {
        return (ObjectNode) Json.parse("schema", json);
    }

    @Test
    void anObjectIsOneComponentHoweverOftenItIsUsed() {
        types.add("ListOutput", schema(LIST));
        types.add("GetOutput", schema(LIST));

        assertThat(components.fieldNames()).toIterable().containsExactlyInAnyOrder("ListOutput", "GetOutput", "Owner", "Part");
        assertThat(components.path("Owner"))
                .hasToString("{\"type\":\"object\",\"title\":\"Owner\",\"properties\":{\"name\":{\"type\":\"string\"}}}");
    }

    @Test
    void aDescriptionStaysWithTheFieldThatItDescribes() {
        types.add("ListOutput", schema(LIST));

        assertThat(components.at("/ListOutput/properties/owner"))
                .hasToString("{\"$ref\":\"#/components/schemas/Owner\",\"description\":\"Whose\"}");
        assertThat(components.at("/Part/properties/maker"))
                .hasToString("{\"$ref\":\"#/components/schemas/Owner\",\"description\":\"By whom\"}");
        assertThat(components.at("/ListOutput/properties/parts/items")).hasToString("{\"$ref\":\"#/components/schemas/Part\"}");
    }

    @Test
    void twoObjectsOfOneNameThatDifferAreAMistake() {
        types.add("ListOutput", schema(LIST));

        assertThatThrownBy(() -> types.add("GetOutput", schema(LIST.replace("string", "integer")))).isInstanceOf(Mistakes.class)
                .hasMessage(
                        "the objects ListOutput.owner and GetOutput.owner are both titled Owner and differ; rename the record "
                                + "of one, as generated clients have one type for a name");
    }

    @Test
    void theSchemaThatWasGivenStaysAsItIs() {
        ObjectNode given = schema(LIST);

        types.add("ListOutput", given);

        assertThat(given).isEqualTo(schema(LIST));
    }
}
