package com.insightpulseai.mcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Plants a secret in one of the texts of a value and looks for it in what the audit keeps.
 * <p>
 * Input: a letter for the form of the secret, a letter each for the text and the place in it, a letter for the character on
 * either side, then the value as JSON, or a text that is not JSON.
 */
class AuditContentFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PREFIX = 4;
    private static final int PIECE = 16;
    /** What the forms have in common, and what must not be kept: no secret that anything accepts. */
    private static final String CORE = "Zx9Qw7Er5Ty3Ui1Op8As6Df4Gh2Jk0LzXc";
    private static final List<String> SECRETS = List.of("eyJhbGciOiJub25lIn0." + CORE + "." + CORE, "sk" + "tsec_" + CORE,
            "sb_" + "secret_" + CORE, "sntr" + "ys_" + CORE, "gh" + "p_" + CORE, "github" + "_pat_" + CORE,
            "gl" + "pat-" + CORE,
            "xo" + "xb-" + CORE, "np" + "m_" + CORE, "sk" + "-" + CORE,
            "-----BEGIN " + "PRIVATE KEY-----\n" + CORE + "\n-----END " + "PRIVATE KEY-----", "Bearer " + CORE, "Basic " + CORE,
            "https://user:" + CORE + "@host.example/path");
    private static final String SEPARATORS = " \n\t,;\"'()<>[]{}|";

    private final AuditContent content = new AuditContent(JSON);

    @FuzzTest
    void keepsNoSecretAndOnlyWhatTheDatabaseCanStore(byte[] input) throws JsonProcessingException {
        if (input.length < PREFIX) {
            return;
        }
        String separator = String.valueOf(SEPARATORS.charAt((input[3] & 0xff) % SEPARATORS.length()));
        String secret = separator + SECRETS.get((input[0] & 0xff) % SECRETS.size()) + separator;
        JsonNode value = value(new String(input, PREFIX, input.length - PREFIX, StandardCharsets.UTF_8));
        if (holdsCore(JSON.writeValueAsString(value))) {
            return; // the fuzzer learns the text from the comparisons below and writes it without any form of a secret
        }

        String kept = content.of(new Planting(secret, input[1] & 0xff, input[2] & 0xff).into(value));

        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(AuditContent.LIMIT);
        assertThat(holdsCore(kept)).as(kept).isFalse();
        JsonNode read = JSON.readTree(kept);
        texts(read).forEach(text -> assertThat(text.codePoints())
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
        if (!read.has("truncated")) {
            assertThat(content.of(read)).isEqualTo(kept);
        }
    }

    private static boolean holdsCore(String text) {
        return IntStream.rangeClosed(0, CORE.length() - PIECE).anyMatch(i -> text.contains(CORE.substring(i, i + PIECE)));
    }

    private static JsonNode value(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value.isContainerNode() ? value : TextNode.valueOf(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.fieldNames().forEachRemaining(texts::add);
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    /** Puts the secret into one text of a value, or beside the value where it has none. */
    private static final class Planting {

        private final String secret;
        private final int chosen;
        private final int place;
        private int seen;

        private Planting(String secret, int chosen, int place) {
            this.secret = secret;
            this.chosen = chosen;
            this.place = place;
        }

        private JsonNode into(JsonNode value) {
            JsonNode planted = copy(value);
            return seen > chosen ? planted
                    : JsonNodeFactory.instance.objectNode().put("note", secret).set("value", planted);
        }

        private JsonNode copy(JsonNode node) {
            if (node instanceof ObjectNode object) {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), copy(field.getValue())));
                return copy;
            }
            if (node instanceof ArrayNode array) {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(copy(element)));
                return copy;
            }
            if (!node.isTextual() || seen++ != chosen) {
                return node;
            }
            String text = node.textValue();
            int at = text.length() * place / 0xff;
            return TextNode.valueOf(text.substring(0, at) + secret + text.substring(at));
        }
    }
}
