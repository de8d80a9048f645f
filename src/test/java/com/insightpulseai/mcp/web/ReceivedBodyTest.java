package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedBodyTest {

    @ParameterizedTest
    @ValueSource(ints = { 1, 7, 8_192, 16_384, 100_000 })
    void isReadAsItArrivedWhateverThePieces(int piece) throws IOException {
        byte[] sent = new byte[200_003];
        new Random(1).nextBytes(sent);
        ReceivedBody body = new ReceivedBody();
        for (int i = 0; i < sent.length; i += piece) {
            body.append(ByteBuffer.wrap(sent, i, Math.min(piece, sent.length - i)));
        }

        assertThat(body.size()).isEqualTo(sent.length);
        assertThat(body.complete().readAllBytes()).isEqualTo(sent);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.available()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 255 })
    void readsSingleBytesWithoutSign(int value) {
        ReceivedBody body = new ReceivedBody();
        body.append(ByteBuffer.wrap(new byte[] { (byte) value }));

        assertThat(body.complete().read()).isEqualTo(value);
    }
}
