package com.insightpulseai.mcp.provider.socket.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * A cursor from a caller is one of ours or none, and one that was read says the same after being written.
 * <p>
 * Input: a cursor, or the JSON that is in one.
 */
class CursorsFuzzTest {

    @FuzzTest
    void placesSurviveBeingWritten(byte[] input) {
        assertPlaces(new String(input, StandardCharsets.UTF_8));
        assertPlaces(Base64.getUrlEncoder().withoutPadding().encodeToString(input));
    }

    private static void assertPlaces(String cursor) {
        AlertCursor.decode(cursor).ifPresent(place -> {
            assertThat(place.skip()).isBetween(0, 999_999);
            place.page().ifPresent(page -> assertThat(page).matches("[\\x20-\\x7e]{1,2000}"));
            assertThat(AlertCursor.decode(place.encoded())).contains(place);
        });
        FindingCursor.decode(cursor).ifPresent(place -> {
            assertThat(place.repeats()).isBetween(0, 999_999);
            assertThat(place.isAt(place.last())).isTrue();
            String written = place.encoded();
            assertThat(written).matches("[A-Za-z0-9_-]+");
            if (written.length() <= Cursors.MAX_LENGTH) {
                assertThat(FindingCursor.decode(written)).contains(place);
            }
        });
    }
}
