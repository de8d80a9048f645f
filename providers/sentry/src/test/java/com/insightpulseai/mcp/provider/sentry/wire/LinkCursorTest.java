package com.insightpulseai.mcp.provider.sentry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCursorTest {

    private static final String PREVIOUS = "<https://us.sentry.io/x/?cursor=0:0:1>; rel=\"previous\"; results=\"true\"; "
            + "cursor=\"0:0:1\"";

    @Test
    void takesTheCursorOfTheNextPage() {
        assertThat(LinkCursor.next(List.of(PREVIOUS + ", " + next("true", "1744480800000:0:0")))).contains("1744480800000:0:0");
    }

    @Test
    void findsItInASecondField() {
        assertThat(LinkCursor.next(List.of(PREVIOUS, next("true", "0:100:0")))).contains("0:100:0");
    }

    @Test
    void endsWhereTheNextPageHasNoResults() {
        assertThat(LinkCursor.next(List.of(PREVIOUS + ", " + next("false", "0:100:0")))).isEmpty();
    }

    @Test
    void endsWithoutAField() {
        assertThat(LinkCursor.next(List.of())).isEmpty();
    }

    @Test
    void takesNothingFromTheAddress() {
        assertThat(LinkCursor.next(List.of(
                "<https://evil.example/?cursor=1:2:3&rel=\"next\";results=\"true\";cursor=\"1:2:3\">; rel=\"next\"; "
                        + "results=\"false\"; cursor=\"0:0:0\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "https://evil.example/", "0:0:0&project=1", "0 0", "../../x", "%2e" })
    void refusesWhatIsNoCursor(String cursor) {
        assertThat(LinkCursor.next(List.of(next("true", cursor)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nonsense", "<", "<>;;;;", "<x>; rel=next; results=true; cursor=0:0:0" })
    void takesNothingFromWhatIsNoLink(String header) {
        assertThat(LinkCursor.next(List.of(header))).isEmpty();
    }

    @Test
    void isNotSlowedDownByAHugeField() {
        assertThat(LinkCursor.next(List.of("<".repeat(100_000), "<x>" + ";".repeat(100_000), next("true", "0:1:0"))))
                .contains("0:1:0");
    }

    private static String next(String results, String cursor) {
        return "<https://us.sentry.io/x/?cursor=0:1:0>; rel=\"next\"; results=\"%s\"; cursor=\"%s\"".formatted(results, cursor);
    }
}
