package com.insightpulseai.mcp.provider.socket.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryMapTest {

    @Test
    void findsARepositoryWithAndWithoutAWorkspaceWhateverTheCase() {
        RepositoryMap map = RepositoryMap.of(" acme/web=shop-front\n  Acme/API=payments/api,web=old, ");

        assertThat(map.find("ACME/Web")).contains(new RepositoryKey("shop-front", Optional.empty()));
        assertThat(map.find("acme/api")).contains(new RepositoryKey("api", Optional.of("payments")));
        assertThat(map.find("web")).contains(new RepositoryKey("old", Optional.empty()));
        assertThat(map.find("acme/other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "acme/web", "acme/web=", "=web", "a/b/c=web", "acme/web=a/b/c", "acme/web=web=x", "acme/..=web",
            "acme/web=..", "../web=web", "acme/web;web" })
    void refusesWhatNamesNoRepository(String text) {
        assertThatThrownBy(() -> RepositoryMap.of("a/b=c " + text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' names no repository");
    }

    @Test
    void refusesTwoEntriesOfOneName() {
        assertThatThrownBy(() -> RepositoryMap.of("acme/web=a Acme/web=b")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Acme/web' is there twice");
    }
}
