package com.insightpulseai.mcp.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** A tool's {@code max_body_bytes} admits every input that its published schema allows, and little more. */
class LargestInputTest {

    private static final int ESCAPED = 6; // any character may be written as four hexadecimal digits
    private static final int PUNCTUATION = 4; // quotes, colon and comma
    private static final int LONGEST_LITERAL = 40;
    private static final int OF_A_TEXT_WITHOUT_BOUND = 512;
    private static final Pattern LAST_REPETITION = Pattern.compile("\\{\\d+,(\\d+)}(?!.*\\{\\d+,\\d+})");

    /** Bounded as a whole, by rules that a schema cannot say: an event of 1 MiB, 32 MiB of files. */
    private static final Map<String, Integer> BOUNDED_AS_A_WHOLE = Map.of("sentry/event.send", 3 << 20,
            "socket/scan.repo", 6 << 20);
    /** Of at most so many characters, none of which JSON escapes. */
    private static final Map<String, Integer> PLAIN = Map.of("socket/package.check", 512);

    static Stream<Tool> tools() {
        return ConfigFile.read(Checkout.at(Path.of(".."))).providers().stream().flatMap(provider -> provider.tools().stream());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void fits(Tool tool) throws IOException {
        String id = tool.id().toString();
        JsonNode definitions = new ObjectMapper().readTree(Path.of("..", "src/main/resources/schemas", id,
                tool.policy().schemaVersion() + ".json").toFile()).path("$defs");

        long largest = BOUNDED_AS_A_WHOLE.containsKey(id) ? BOUNDED_AS_A_WHOLE.get(id)
                : largest(id, definitions.path("input"), definitions);

        assertThat((long) tool.policy().maxBodyBytes()).as(id).isGreaterThanOrEqualTo(largest)
                .isLessThanOrEqualTo(Math.max(ToolPolicy.DEFAULT_MAX_BODY_BYTES, largest * 5 / 4));
    }

    private static long largest(String tool, JsonNode schema, JsonNode definitions) {
        if (schema.has("$ref")) {
            return largest(tool, definitions.path(schema.path("$ref").asText().substring("#/$defs/".length())), definitions);
        }
        if (schema.has("enum")) {
            return LONGEST_LITERAL;
        }
        return switch (schema.path("type").asText()) {
            case "object" -> schema.path("properties").properties().stream().mapToLong(field -> PUNCTUATION
                    + field.getKey().length() + largest(tool, field.getValue(), definitions)).sum() + 2;
            case "array" -> schema.path("maxItems").asInt() * (1 + largest(tool, schema.path("items"), definitions)) + 2;
            case "string" -> 2 + length(tool, schema);
            default -> LONGEST_LITERAL;
        };
    }

    private static long length(String tool, JsonNode text) {
        if (PLAIN.containsKey(tool)) {
            return PLAIN.get(tool);
        }
        String pattern = text.path("pattern").asText();
        Matcher repetition = LAST_REPETITION.matcher(pattern);
        int characters = text.has("maxLength") ? text.path("maxLength").asInt()
                : repetition.find() ? Integer.parseInt(repetition.group(1)) : OF_A_TEXT_WITHOUT_BOUND;
        // A set that is not negated names letters and digits, which are written as they are.
        return pattern.startsWith("^") && !pattern.contains("[^") ? characters : (long) characters * ESCAPED;
    }
}
