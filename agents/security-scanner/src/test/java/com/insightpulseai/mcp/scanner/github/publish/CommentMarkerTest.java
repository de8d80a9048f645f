package com.insightpulseai.mcp.scanner.github.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentMarkerTest {

    @Test
    void isTheFirstLine() {
        assertThat(CommentMarker.of("web", 17, 2).line()).isEqualTo("<!-- dependency-gate:web run=17 attempt=2 -->");
        assertThat(CommentMarker.read("<!-- dependency-gate:web run=17 attempt=2 -->\r\nText"))
                .contains(new CommentMarker("web", 17, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "text", "> <!-- dependency-gate:web run=1 attempt=1 -->",
            " <!-- dependency-gate:web run=1 attempt=1 -->",
            "\n<!-- dependency-gate:web run=1 attempt=1 -->", "<!-- dependency-gate:web run=1 attempt=1 --> text",
            "<!-- dependency-gate: run=1 attempt=1 -->", "<!-- dependency-gate:web run=-1 attempt=1 -->",
            "<!-- dependency-gate:web run=1 attempt= -->", "<!-- dependency-gate:web run= attempt=1 -->",
            "<!-- dependency-gate:web run=9999999999999999999 attempt=1 -->", "<!-- dependency-gate:web run=1 attempt=1-->",
            "<!-- dependency-gate:web run=1 -->", "<!-- dependency-gate:web attempt=1 run=1 -->",
            "<!-- dependency-gate: attempt= -->",
            "<!-- dependency-gate:a b run=1 attempt=1 -->", "<!-- dependency-gate:web run=١ attempt=1 -->" })
    void isNoOtherLine(String body) {
        assertThat(CommentMarker.read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "-->", "a\nb", "ключ", "--", "%41", "a run=3 attempt=4" })
    void isWrittenForAnyKey(String key) {
        CommentMarker marker = CommentMarker.of(key, 3, 1);

        assertThat(CommentMarker.read(marker.line())).contains(marker);
        assertThat(marker.line()).endsWith(" run=3 attempt=1 -->");
    }

    @Test
    void differsForLongKeys() {
        assertThat(CommentMarker.of("a".repeat(500), 1, 1)).isNotEqualTo(CommentMarker.of("a".repeat(501), 1, 1));
    }

    @Test
    void isOrderedByRunThenAttempt() {
        CommentMarker marker = new CommentMarker("web", 10, 2);

        assertThat(marker.isNewerThan(new CommentMarker("web", 9, 3))).isTrue();
        assertThat(marker.isNewerThan(new CommentMarker("web", 10, 1))).isTrue();
        assertThat(marker.isNewerThan(marker)).isFalse();
        assertThat(marker.isNewerThan(new CommentMarker("web", 11, 1))).isFalse();
    }
}
