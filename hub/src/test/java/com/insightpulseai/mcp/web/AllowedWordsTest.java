package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.web.problem.Problems;
import com.insightpulseai.mcp.web.problem.Violation;

/** Every enumeration of every tool's input names its words to a caller who sent another one. */
class AllowedWordsTest {

    private static final String WRONG = "no-word-of-it";

    private record Question(String tool, String field, List<String> words, ObjectNode input) {
    }

    @TestFactory
    Stream<DynamicTest> areNamed() throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String tool : ToolInputs.byTool().keySet()) {
            JsonNode properties = resource("/schemas/" + tool + "/1.0.json").at("/$defs/input/properties");
            ObjectNode example = (ObjectNode) resource("/examples/" + tool + ".json");
            properties.properties().forEach(field -> addQuestions(tool, field, example, questions));
        }
        assertThat(questions).hasSizeGreaterThan(10);
        return questions.stream().map(question -> DynamicTest.dynamicTest(question.tool() + " " + question.field(),
                () -> assertThat(messages(question)).anySatisfy(message -> assertThat(message).contains(question.words()))));
    }

    private static void addQuestions(String tool, Map.Entry<String, JsonNode> field, ObjectNode example,
            List<Question> questions) {
        JsonNode schema = field.getValue();
        ObjectNode input = example.deepCopy();
        if (schema.has("enum")) {
            questions.add(new Question(tool, field.getKey(), words(schema), input.put(field.getKey(), WRONG)));
        } else if (schema.path("items").has("enum")) {
            input.putArray(field.getKey()).add(WRONG);
            questions.add(new Question(tool, field.getKey(), words(schema.path("items")), input));
        } else {
            schema.at("/items/properties").properties().stream().filter(part -> part.getValue().has("enum")).forEach(part -> {
                ArrayNode list = input.withArray(field.getKey());
                ((ObjectNode) (list.isEmpty() ? list.addObject() : list.get(0))).put(part.getKey(), WRONG);
                questions.add(new Question(tool, field.getKey() + "." + part.getKey(), words(part.getValue()), input));
            });
        }
    }

    private static List<String> words(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false).map(JsonNode::asText).toList();
    }

    private static List<String> messages(Question question) throws IOException {
        try {
            Object input = ToolInputs.JSON.readValue(question.input().toString(), ToolInputs.byTool().get(question.tool()));
            return ToolInputs.VALIDATOR.validate(input).stream().map(ConstraintViolation::getMessage).toList();
        } catch (MismatchedInputException refused) {
            return Problems.of(refused).violations().stream().map(Violation::message).toList();
        }
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = AllowedWordsTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return ToolInputs.JSON.readTree(in);
        }
    }
}
