package com.insightpulseai.mcp.scanner.github.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text is a comment with one marker or without; any key makes a marker that is read again and ends nowhere else. */
class CommentMarkerFuzzTest {

    @FuzzTest
    void everyCommentHasOneMarkerOrNone(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);

        Optional<CommentMarker> read = CommentMarker.read(text);

        read.ifPresent(marker -> {
            assertThat(marker.run()).isNotNegative();
            assertThat(marker.attempt()).isNotNegative();
            assertThat(text).startsWith("<!-- dependency-gate:" + marker.key() + " run=");
            assertThat(CommentMarker.read(marker.line() + "\ntext")).contains(marker);
        });
        CommentMarker.hadFindings(text);
        CommentMarker made = CommentMarker.of(text, 7, 2);
        assertThat(CommentMarker.read(made.line() + "\r\ntext")).contains(made);
        assertThat(made.line().substring(4, made.line().length() - 3)).doesNotContain("--", ">", "\n", "\r");
    }
}
