package com.insightpulseai.mcp.generator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Json;

/** How published patterns are written for all clients. */
class PortablePatternTest {

    private static final String SCHEMAS = "src/main/resources/schemas";
    private static final int TEXTS = 20_000;
    private static final int LONGEST = 8;
    /** Characters that the patterns treat in different ways, and some that languages do. */
    private static final String ALPHABET = " ..-/\\*,|!:_aZ019hdw\t\n\u0001\u007f\u0085\u00a0é\u2028\ufeff\ud83d\ude00";

    private static final List<String> WORDS = List.of("user:1", "nobody", "WEB-41", "24h", "8bb6f25");

    static Stream<String> published() {
        Checkout checkout = Checkout.at(Path.of(".."));
        return checkout.below(SCHEMAS).stream()
                .flatMap(path -> Json.parse(path, checkout.require(path)).findValues("pattern").stream())
                .filter(JsonNode::isTextual).map(JsonNode::asText).distinct();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ^(?:[a-z]{1,9})$                             ; ^(?:[a-z]{1,9})$
            ^(?:\\d{1,18})$                              ; ^(?:[0-9]{1,18})$
            ^(?:[\\p{Cc}a]+)$                          ; ^(?:[\\x00-\\x1f\\x7f-\\x9fa]+)$
            ^(?:[\\d.]+)$                                ; ^(?:[0-9.]+)$
            ^(?:[^\\p{Cc}/\\\\]{1,200})$                 ; ^(?:[^\\x00-\\x1f\\x7f/\\\\]{1,200})$
            ^(?:[^\\p{Cc}\\p{Cs}*]{1,9})$                ; ^(?:[^\\x00-\\x1f\\x7f*]{1,9})$
            \\S                                          ; [^\\x00-\\x20]
            """)
    void writesWhatAllLanguagesReadAlike(String source, String portable) {
        assertThat(PortablePattern.of(source).pattern()).contains(portable);
        assertThat(PortablePattern.of(source).lost()).isEmpty();
    }

    @Test
    void leavesOutLookaroundsAndNamesThem() {
        PortablePattern portable = PortablePattern.of("^(?:(?![)(]+$)(?! )[^*]{1,9}(?<! ))$");

        assertThat(portable.pattern()).contains("^(?:[^*]{1,9})$");
        assertThat(portable.lost()).containsExactly("(?![)(]+$)", "(?! )", "(?<! )");
    }

    @ParameterizedTest
    @CsvSource({ "^\\p{L}+$", "^[\\p{Cs}]$", "^[^\\p{Cs}]$", "^\\w+$", "(?i)a", "a++" })
    void leavesOutWhatHasNoSuchForm(String source) {
        assertThat(PortablePattern.of(source)).isEqualTo(new PortablePattern(Optional.empty(), List.of(source)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void matchesWhateverTheToolTakes(String source) {
        PortablePattern portable = PortablePattern.of(source);
        // As some records have it, which take more control characters.
        Pattern original = Pattern.compile(source.replace("\\p{Cc}", "\\p{Cntrl}"));
        Pattern written = Pattern.compile(portable.pattern().orElseThrow());
        List<String> matching = new ArrayList<>();
        Stream.concat(WORDS.stream(), texts(new Random(source.hashCode()))).forEach(text -> {
            if (isAccepted(original, source, text)) {
                matching.add(text);
                assertThat(isFound(written, text)).as("%s in '%s'", written, text).isTrue();
            } else if (portable.lost().isEmpty()) {
                assertThat(isFound(written, text)).as("%s in '%s'", written, text).isFalse();
            }
        });
        assertThat(matching).as("texts that match").isNotEmpty();
    }

    private static Stream<String> texts(Random random) {
        int[] characters = ALPHABET.codePoints().toArray();
        return Stream.generate(() -> {
            int[] text = random.ints(random.nextInt(LONGEST + 1), 0, characters.length).map(at -> characters[at]).toArray();
            return new String(text, 0, text.length);
        }).limit(TEXTS);
    }

    /** In Java {@code $} is also before a line's end, which in ECMAScript it is not. */
    private static boolean isFound(Pattern pattern, String text) {
        return pattern.pattern().startsWith("^") ? pattern.matcher(text).matches() : pattern.matcher(text).find();
    }

    /**
     * As the tool does: Bean Validation matches the whole text, and a blank text is one that has nothing but trimmed
     * characters.
     */
    private static boolean isAccepted(Pattern original, String source, String text) {
        return source.equals("\\S") ? !text.trim().isEmpty() : original.matcher(text).matches();
    }
}
