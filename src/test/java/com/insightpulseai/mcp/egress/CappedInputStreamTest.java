package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;

class CappedInputStreamTest {

    @Test
    void deliversAsManyBytesAsItsLimit() throws IOException {
        assertThat(limited(5, 5).readAllBytes()).hasSize(5);
    }

    @Test
    void failsWhenMoreBytesCome() {
        assertThatThrownBy(() -> limited(6, 5).readAllBytes())
                .isInstanceOfSatisfying(ResponseTooLargeException.class,
                        tooLarge -> assertThat(tooLarge.maxBytes()).isEqualTo(5));
    }

    @Test
    void countsSingleAndSkippedBytes() throws IOException {
        CappedInputStream stream = limited(6, 5);
        stream.read();
        stream.skip(4);

        assertThatThrownBy(stream::read).isInstanceOf(ResponseTooLargeException.class);
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> limited(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CappedInputStream limited(int available, long limit) {
        return new CappedInputStream(new ByteArrayInputStream(new byte[available]), limit);
    }
}
