package com.insightpulseai.mcp.scanner.github.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any header has a next page that stands in it, or none; a well-formed one in front of it is found. */
class LinkHeaderFuzzTest {

    @FuzzTest
    void everyHeaderIsReadToItsEnd(byte[] input) {
        String header = new String(input, StandardCharsets.UTF_8);

        LinkHeader.next(header).ifPresent(next -> assertThat(header).contains("<" + next + ">"));

        if (header.length() < 1_000) {
            assertThat(LinkHeader.next("<https://a.example/?page=2>; rel=\"next\", " + header)).contains(
                    "https://a.example/?page=2");
        }
    }
}
