package com.insightpulseai.mcp.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Mistakes;

class RecordSchemasTest {

    @NotNull
    @Pattern(regexp = "[a-z]{1,20}")
    @Constraint(validatedBy = {})
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Name {

        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Input(
            @JsonPropertyDescription("Whose") @NotNull String ownerName,
            @NotBlank @Size(max = 9) String title,
            @Min(1) @Max(50) Integer limit,
            Optional<@Pattern(regexp = "high|low") String> level,
            @Size(min = 1, max = 3) List<@Name String> names,
            @Size(max = 2) List<@NotNull @Valid Part> parts,
            @Size(max = 5) Map<@Name String, @Size(max = 7) String> tags,
            Optional<@Positive Integer> number,
            @Pattern(regexp = "(?i:none)") String odd) {

        Input {
            limit = limit == null ? 20 : limit;
            level = level == null ? Optional.empty() : level;
            names = names == null ? List.of() : names;
            parts = parts == null ? List.of() : parts;
            tags = tags == null ? Map.of() : tags;
            number = number == null ? Optional.empty() : number;
        }

        @JsonIgnore
        int derived() {
            return 1;
        }
    }

    record Part(@NotNull @Size(max = 4) String path, String encoding) {

        Part {
            encoding = encoding == null ? "utf-8" : encoding;
        }
    }

    enum State {
        OPEN;

        @JsonValue
        String wireName() {
            return "open";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Sparse(List<String> notes, String text, int count) {
    }

    record Output(State state, Instant at, Optional<String> hint, List<Double> values, Sparse sparse,
            @JsonIgnore Optional<String> hidden) {
    }

    record Renamed(@JsonProperty("package") String packageName) {
    }

    private final JsonNode input = new RecordSchemas().input(Input.class);
    private final JsonNode output = new RecordSchemas().output(Output.class);

    private JsonNode field(String name) {
        return input.path("properties").path(name);
    }

    @Test
    void namesAreInSnakeCaseAndDescriptionsAreTold() {
        assertThat(field("owner_name").path("description").asText()).isEqualTo("Whose");
        assertThat(input.path("properties").has("derived")).isFalse();
    }

    @Test
    void anInputsFieldHasNoOtherNameThanViolationsGiveIt() {
        assertThatThrownBy(() -> new RecordSchemas().input(Renamed.class)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("packageName: is read as 'package', and violations would call it 'package_name'");
        assertThat(new RecordSchemas().output(Renamed.class).path("properties").has("package")).isTrue();
    }

    @Test
    void anInputIsClosedAndNeedsWhatHasNoDefault() {
        assertThat(input.path("additionalProperties").asBoolean(true)).isFalse();
        // names: the empty list that is its default is too short.
        assertThat(input.path("required")).extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("owner_name", "title", "names");
    }

    @Test
    void aDefaultIsWhatTheConstructorPutsIn() {
        assertThat(field("limit").path("default").asInt()).isEqualTo(20);
        assertThat(field("parts").path("items").path("properties").path("encoding").path("default").asText())
                .isEqualTo("utf-8");
    }

    @Test
    void boundsAreThoseOfBeanValidation() {
        assertThat(field("limit")).hasToString("{\"type\":\"integer\",\"minimum\":1,\"maximum\":50,\"default\":20}");
        assertThat(field("title")).hasToString("{\"type\":\"string\",\"minLength\":1,\"maxLength\":9,\"pattern\":\"\\\\S\"}");
        assertThat(field("level")).hasToString("{\"type\":\"string\",\"enum\":[\"high\",\"low\"]}");
        assertThat(field("number")).hasToString("{\"type\":\"integer\",\"exclusiveMinimum\":0}");
    }

    @Test
    void constraintsThatAreMadeOfOthersCountInListsAndMaps() {
        assertThat(field("names").path("items").path("pattern").asText()).isEqualTo("^(?:[a-z]{1,20})$");
        assertThat(field("names").path("maxItems").asInt()).isEqualTo(3);
        assertThat(field("tags").path("propertyNames").path("pattern").asText()).isEqualTo("^(?:[a-z]{1,20})$");
        assertThat(field("tags").path("additionalProperties").path("maxLength").asInt()).isEqualTo(7);
        assertThat(field("parts").at("/items/properties/path/maxLength").asInt()).isEqualTo(4);
    }

    @Test
    void aPatternThatOtherLanguagesDoNotKnowIsLeftOut() {
        assertThat(field("odd").has("pattern")).isFalse();
    }

    @Test
    void anOutputIsOpenAndSaysWhatIsAlwaysThere() {
        assertThat(output.has("additionalProperties")).isFalse();
        assertThat(output.path("required")).extracting(JsonNode::asText).containsExactly("state", "at", "values", "sparse");
        assertThat(output.at("/properties/sparse/required")).extracting(JsonNode::asText).containsExactly("count");
        assertThat(output.path("properties").has("hidden")).isFalse();
    }

    @Test
    void anObjectWithinIsTitledByItsRecordAndTheOutermostIsNot() {
        assertThat(output.at("/properties/sparse/title").asText()).isEqualTo("Sparse");
        assertThat(field("parts").at("/items/title").asText()).isEqualTo("Part");
        assertThat(output.has("title")).isFalse();
        assertThat(input.has("title")).isFalse();
    }

    @Test
    void valuesAreDescribedAsTheyAreWritten() {
        assertThat(output.at("/properties/state")).hasToString("{\"type\":\"string\",\"enum\":[\"open\"]}");
        assertThat(output.at("/properties/at/format").asText()).isEqualTo("date-time");
        assertThat(output.at("/properties/values/items/type")).hasToString("[\"number\",\"null\"]");
    }
}
