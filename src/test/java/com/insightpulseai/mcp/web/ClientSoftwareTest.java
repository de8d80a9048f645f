package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientSoftwareTest {

    @Test
    void isWhatTheRequestNames() {
        assertThat(ClientSoftware.legible("curl/8.5.0")).isEqualTo("curl/8.5.0");
        assertThat(ClientSoftware.legible(null)).isEmpty();
        assertThat(ClientSoftware.legible(" \t ")).isEmpty();
    }

    @Test
    void isCutToTwoHundredCharacters() {
        assertThat(ClientSoftware.legible("a".repeat(5_000))).hasSize(200);
        assertThat(ClientSoftware.legible("\uD83D\uDE00".repeat(300)).codePointCount(0, 400)).isEqualTo(200);
    }

    /** PostgreSQL takes neither a NUL nor half of a surrogate pair. */
    @Test
    void losesWhatNoTextOfTheDatabaseMayHold() {
        assertThat(ClientSoftware.legible("a\u0000b\u001b[31mc\u0085d\uD83De")).isEqualTo("ab[31mcde");
    }
}
