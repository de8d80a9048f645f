package com.insightpulseai.mcp.scanner.github.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = { "<u?page=2>; rel=\"next\"", "<u?page=9>; rel=\"last\", <u?page=2>; rel=\"next\"",
            "<u?page=2>;rel=next",
            "<u?page=2> ; title=\"a, <b>; rel=\\\"last\\\"\" ; REL=\"prefetch next\",<u?page=1>; rel=\"first\"" })
    void findsTheNextPage(String header) {
        assertThat(LinkHeader.next(header)).contains("u?page=2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<u>; rel=\"last\"", "<u; rel=\"next\"", "u; rel=next", "<u>; title=\"rel=next\"",
            "<u>; rel=\"nextpage\"" })
    void findsNoneElsewhere(String header) {
        assertThat(LinkHeader.next(header)).isEmpty();
    }

    @Test
    void doesNotReadHugeOnes() {
        assertThat(LinkHeader.next("<u>; rel=next" + " ".repeat(20_000))).isEmpty();
    }
}
