package com.insightpulseai.mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void findsTheOutermostOfAType() {
        IOException outer = new IOException("outer", new IOException("inner"));
        Exception failure = new IllegalStateException(outer);

        assertThat(Causes.first(failure, IOException.class)).containsSame(outer);
        assertThat(Causes.first(failure, IllegalStateException.class)).containsSame((IllegalStateException) failure);
        assertThat(Causes.first(failure, NullPointerException.class)).isEmpty();
    }

    @Test
    void endsWhereCausesAreCircular() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        assertThat(Causes.of(first)).hasSize(20);
    }
}
