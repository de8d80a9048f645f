package com.insightpulseai.mcp.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.Problems;
import com.insightpulseai.mcp.web.problem.Violation;

class StrictJsonTest {

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());

    StrictJsonTest() {
        new StrictJson().customize(mapper);
    }

    record Input(Integer number, List<String> texts, String text, Optional<String> note, Map<String, String> tags,
            Input within, Optional<Boolean> flag, Level level, List<Level> levels, Map<String, Level> byName) {
    }

    enum Level {
        HIGH,
        LOW;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void readsAsManyEntriesAsTheLargestInputHas() throws Exception {
        assertThat(mapper.readValue("{\"texts\":[" + "\"\",".repeat(79_999) + "\"\"]}", Input.class).texts()).hasSize(80_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\",", "null," })
    void refusesMoreEntriesThanAnyInputHas(String entry) {
        Throwable failure = catchThrowable(() -> mapper.readValue("{\"texts\":[" + entry.repeat(1_000_000), Input.class));

        assertThat(Problems.of(failure)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            assertThat(problem.violations()).extracting(Violation::message).singleElement().asString()
                    .contains("too many parts");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e999999999", "-1e999999999", "1.0e-999999999" })
    void expandsNoNumber(String number) {
        assertThat(catchThrowable(() -> mapper.readValue("{\"number\":" + number + "}", Input.class)))
                .satisfies(failure -> assertThat(Problems.of(failure).code()).isEqualTo(ProblemCode.INVALID_INPUT));
    }

    @Test
    void readsNoNumberOfMoreDigitsThanANumberHas() {
        assertThat(catchThrowable(() -> mapper.readValue("{\"number\":" + "1".repeat(1_000_000) + "}", Input.class)))
                .satisfies(failure -> assertThat(Problems.of(failure).code()).isEqualTo(ProblemCode.INVALID_INPUT));
    }

    @Test
    void namesAFieldNoLongerThanIsWorthReading() {
        Throwable failure = catchThrowable(() -> mapper.readValue("{\"" + "k".repeat(40_000) + "\":1}", Input.class));

        assertThat(Problems.of(failure).violations()).singleElement()
                .satisfies(violation -> assertThat(violation.field()).hasSize(200));
    }

    /** UTF-8 cannot encode them: a question mark would take their place without notice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":"a\\ud800"}                   | text
            {"text":"\\udc00\\ud800"}            | text
            {"text":"\\ud800\\ud800\\udc00"}   | text
            {"note":"\\udfff"}                    | note
            {"texts":["a","\\ud83d"]}             | texts[1]
            {"tags":{"a":"\\ud83d"}}              | tags.a
            {"within":{"text":"\\ud83d "}}        | within.text
            """)
    void refusesHalvesOfCharactersAndNamesTheField(String json, String field) {
        assertThat(violation(json.getBytes(UTF_8)))
                .isEqualTo(new Violation(field, "must hold no halves of characters (surrogates without their other half)"));
    }

    /** In UTF-8 Jackson's own parser refuses them. */
    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE" })
    void refusesHalvesOfCharactersInNames(String encoding) throws Exception {
        byte[] json = "{\"tags\":{\"a\\ud83d\":\"a\"}}".getBytes(encoding);

        assertThat(Problems.of(catchThrowable(() -> mapper.readValue(json, Input.class))).code())
                .isEqualTo(ProblemCode.INVALID_INPUT);
    }

    @Test
    void refusesHalvesOfCharactersThatAreNotEscaped() {
        byte[] json = "{\"text\":\"a___\"}".getBytes(UTF_8);
        json[10] = (byte) 0xed;
        json[11] = (byte) 0xa0;
        json[12] = (byte) 0x80;

        assertThat(Problems.of(catchThrowable(() -> mapper.readValue(json, Input.class))).code())
                .isEqualTo(ProblemCode.INVALID_INPUT);
    }

    @Test
    void takesWholeCharacters() throws Exception {
        assertThat(mapper.readValue("{\"text\":\"\\ud83d\\ude00\",\"tags\":{\"\\ud83d\\ude00\":\"😀\"}}", Input.class))
                .satisfies(read -> {
                    assertThat(read.text()).isEqualTo("😀");
                    assertThat(read.tags()).containsExactly(Map.entry("😀", "😀"));
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":7}                 | text          | has the wrong type: must be a text
            {"text":{}}                | text          | has the wrong type: must be a text
            {"note":[]}                | note          | has the wrong type: must be a text
            {"texts":"a"}              | texts         | has the wrong type: must be a list
            {"texts":[true]}           | texts[0]      | has the wrong type: must be a text
            {"number":"1"}             | number        | has the wrong type: must be a whole number
            {"number":1.5}             | number        | has the wrong type: must be a whole number
            {"number":true}            | number        | has the wrong type: must be a whole number
            {"flag":"true"}            | flag          | has the wrong type: must be true or false
            {"flag":1}                 | flag          | has the wrong type: must be true or false
            {"tags":[]}                | tags          | has the wrong type: must be an object
            {"within":7}               | within        | has the wrong type: must be an object
            []                         | ``            | has the wrong type: must be an object
            "text"                     | ``            | has the wrong type: must be an object
            {"level":"middle"}         | level         | must be high or low
            {"level":"HIGH"}           | level         | must be high or low
            {"level":0}                | level         | must be high or low
            {"level":""}               | level         | must be high or low
            {"level":[]}               | level         | must be high or low
            {"levels":["low","x"]}     | levels[1]     | must be high or low
            {"by_name":{"a":"x"}}      | by_name.a     | must be high or low
            """)
    void saysWhatAFieldHasToBe(String json, String field, String message) {
        assertThat(violation(json.getBytes(UTF_8))).isEqualTo(new Violation(field, message));
    }

    private Violation violation(byte[] json) {
        Throwable failure = catchThrowable(() -> mapper.readValue(json, Input.class));
        assertThat(failure).isInstanceOf(MismatchedInputException.class);
        assertThat(Problems.of(failure).violations()).hasSize(1);
        return Problems.of(failure).violations().get(0);
    }
}
