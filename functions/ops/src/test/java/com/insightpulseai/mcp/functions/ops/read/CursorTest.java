package com.insightpulseai.mcp.functions.ops.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class CursorTest {

    private static final Cursor CURSOR = new Cursor(OffsetDateTime.parse("2026-11-28T15:31:07.412345678+01:00"),
            UUID.fromString("ffffffff-1234-7abc-8def-0123456789ab"));

    @Test
    void isReadAsItWasWritten() {
        Cursor read = Cursor.parse(CURSOR.text()).orElseThrow();

        assertThat(read).isEqualTo(CURSOR);
        assertThat(read.at()).isEqualTo("2026-11-28T14:31:07.412345Z");
        assertThat(CURSOR.text()).hasSize(Cursor.LENGTH).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void isNoneOnceACharacterIsChanged() {
        String text = CURSOR.text();
        for (int i = 0; i < text.length(); i++) {
            for (char other : new char[] { 'A', 'z', '0', '_', '=', '+', '\u00e9' }) {
                if (text.charAt(i) != other) {
                    assertThat(Cursor.parse(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
                }
            }
        }
        assertThat(Cursor.parse("")).isEmpty();
        assertThat(Cursor.parse(text + "A")).isEmpty();
    }
}
