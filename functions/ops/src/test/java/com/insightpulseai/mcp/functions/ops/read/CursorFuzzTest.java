package com.insightpulseai.mcp.functions.ops.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * A text is a cursor that writes the same text, or it is none; and a cursor of any other spelling is none.
 * <p>
 * Input: the text, of which bytes are Latin letters.
 */
class CursorFuzzTest {

    @FuzzTest
    void aTextIsACursorOfOneSpellingOrNone(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);

        Optional<Cursor> cursor = Cursor.parse(text);

        cursor.ifPresent(place -> {
            assertThat(place.text()).isEqualTo(text);
            assertThat(place.at().getYear()).isBetween(1970, 9999);
            assertThat(Cursor.parse(text.substring(1))).isEmpty();
            assertThat(Cursor.parse(text.substring(0, 37) + (text.charAt(37) == 'A' ? 'B' : 'A'))).isEmpty();
        });
    }
}
